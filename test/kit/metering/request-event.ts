import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Endpoint } from '../../../shared/api/row.ts';
import { gatewayEvent } from '../gateway-event.ts';

/** What a case says of its request; `path` by the names in the row's path. */
export interface RequestParts {
  path?: Readonly<Record<string, string | number>>;
  json?: unknown;
  query?: Record<string, string>;
  /** Shown in place of the admin token. */
  token?: string;
  /** Secret of a session that comes in a cookie, as from a page of the same origin, in place of a token. */
  session?: string;
  /** What an SDK sends, with the client key that it sends it with; then `json` is not looked at. */
  sent?: { bytes: Buffer; publicKey: string };
  /** The status that is as good as the row's success: of a message to somebody who is not there. */
  orStatus?: number;
  /** A form with files; then `json` is not looked at. */
  form?: { bytes: Buffer; contentType: string };
}

/** Builds the event of a request to a row, with the headers that a real client's has. */
export function eventOf(
  row: Endpoint,
  { path = {}, json, query, token, session, sent, form }: RequestParts,
  adminToken: string,
): APIGatewayProxyEvent {
  return gatewayEvent({
    method: row.method,
    resource: row.path,
    pathParameters: Object.fromEntries(
      Object.entries(path)
        .filter(([name]) => row.path.includes(`{${name}}`) || row.path.includes(`{${name}+}`))
        .map(([name, value]) => [name, encodeURIComponent(String(value))]),
    ),
    headers: {
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate, br',
      Host: 'example.execute-api.eu-central-1.amazonaws.com',
      'User-Agent': 'gitbeaker',
      'X-Amzn-Trace-Id': 'Root=1-67891233-abcdef012345678912345678',
      'X-Forwarded-For': '203.0.113.7',
      ...(sent
        ? { 'X-Sentry-Auth': `Sentry sentry_version=7, sentry_key=${sent.publicKey}, sentry_client=metered/1` }
        : session === undefined
          ? showing(row, token ?? adminToken)
          : { Cookie: `__Host-glet=${session}`, 'Sec-Fetch-Site': 'same-origin' }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(form && { 'Content-Type': form.contentType }),
    },
    ...(query && { query }),
    body: sent?.bytes ?? form?.bytes ?? (json === undefined ? null : JSON.stringify(json)),
  });
}

function showing({ dialect }: Endpoint, token: string): Record<string, string> {
  return dialect === 'sentry' ? { Authorization: `Bearer ${token}` } : { 'PRIVATE-TOKEN': token };
}
