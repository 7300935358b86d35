import type { RefusalName } from '../shared/api/gitlab/refusal-schemas.ts';
import type { Endpoint } from '../shared/api/row.ts';

/** Describes every answer of a row by its status. */
export function responses(row: Endpoint): Record<string, object> {
  const refusals = Object.entries(refusalsOf(row)).map(([status, name]) => [
    status,
    { $ref: `#/components/responses/${name}` },
  ]);
  return {
    [row.success]: success(row),
    ...(row.repeated !== undefined && { [row.repeated]: { ...success(row), description: 'It was there already' } }),
    ...(row.method === 'GET' && row.success !== 302 && { 304: UNCHANGED }),
    ...(Object.fromEntries(refusals) as Record<string, object>),
  };
}

function success(row: Endpoint): object {
  const { response, session, summary } = row;
  if (response === 'Redirect') return { description: summary, headers: REDIRECTED };
  if (response === 'None' || response === 'SessionCookie')
    return { description: summary, ...(session ? { headers: session === 'begins' ? BEGINS : ENDS } : {}) };
  const one = { $ref: `#/components/schemas/${response}` };
  return {
    description: summary,
    headers: headersOf(row),
    content: { 'application/json': { schema: bodyOf(row, one) } },
  };
}

function bodyOf({ pagination, isTable }: Endpoint, one: object): object {
  if (!pagination) return one;
  const rows = { type: 'array', items: one };
  if (!isTable) return rows;
  const fields = { type: 'object', additionalProperties: { type: 'string' } };
  const meta = { type: 'object', required: ['fields'], properties: { fields } };
  return { type: 'object', required: ['data', 'meta'], properties: { data: rows, meta } };
}

function headersOf({ access, dialect, method, pagination }: Endpoint): object {
  return {
    ...(method === 'GET' && TAGGED),
    ...(pagination && (pagination === 'keyset' ? (dialect === 'sentry' ? CURSORS : KEYSET) : NUMBERED)),
    ...(access === 'client-key' && ANNOUNCED),
  };
}

/** `required`: there in every such answer. */
const header = (description: string, type: 'integer' | 'string', required = true) => ({
  description,
  ...(required ? { required } : {}),
  schema: { type },
});
const perPage = header('Rows of a full page.', 'integer');

const KEYSET = {
  'X-Per-Page': perPage,
  'X-Searched': header('Rows that were looked at for this page.', 'integer', false),
  Link: header('The address of the next page; absent at the end.', 'string', false),
};

const CURSORS = {
  Link: header('Addresses and cursors of the previous and the next page; `results` says which there is.', 'string'),
  'X-Sentry-Direct-Hit': header('Of a search for an event by its id.', 'string', false),
};

const TAGGED = { ETag: header('Of this content; weak.', 'string') };
const UNCHANGED = { description: 'What `If-None-Match` names is still true', headers: TAGGED };

const COOKIE = { 'Set-Cookie': header("The session's cookie.", 'string') };
const BEGINS = COOKIE;
const REDIRECTED = {
  Location: header('Where the browser goes on.', 'string'),
  'Set-Cookie': header('Of the session, or of the attempt to sign in.', 'string', false),
};
const ENDS = { ...COOKIE, 'Clear-Site-Data': header('`"cache"`', 'string') };

const ANNOUNCED = {
  'X-Sentry-Rate-Limits': header('What SDKs need not send, because nobody keeps it.', 'string', false),
};

const NUMBERED = {
  'X-Page': header('Number of this page.', 'integer'),
  'X-Per-Page': perPage,
  'X-Next-Page': header('Empty on the last page.', 'string'),
  'X-Prev-Page': header('Empty on the first page.', 'string'),
  Link: header('Addresses of the previous, next, first and last page.', 'string'),
  'X-Total': header('Rows of all pages; absent above 10,000.', 'integer', false),
  'X-Total-Pages': header('Absent above 10,000 rows.', 'integer', false),
};

const RETRY_AFTER = { 'Retry-After': header('Seconds.', 'integer') };

/** Refusals by name, for `components`: an operation refers to them. */
export const REFUSALS = {
  Invalid: refusal('Parameters that are not valid, or refused', ['Message', 'Problem', 'TokenProblem']),
  Unauthorized: refusal('No valid token', ['Message', 'TokenProblem'], {
    'WWW-Authenticate': header('Of an expired or revoked token.', 'string', false),
  }),
  Forbidden: refusal('Not permitted', ['Message', 'TokenProblem']),
  OtherOrigin: refusal('Not sent by a page of this origin', ['Message']),
  NotFound: refusal('Not found, or no such user to act as (`sudo`)', ['Message']),
  OtherToken: refusal('A token of another kind', ['Message']),
  OtherFormat: refusal('A format other than JSON is asked for', ['Problem']),
  Conflict: refusal('Others keep changing the same thing', ['Message']),
  TooLarge: refusal('A body of more than 1 MiB', ['Message', 'CollectorRefusal']),
  OtherBody: refusal('A body that is neither JSON nor a form, or of a coding other than gzip and deflate', [
    'Problem',
    'CollectorRefusal',
  ]),
  Untaken: refusal('An address that no hook may have, or a test that the receiver did not take', [
    'Message',
    'Problem',
  ]),
  TooManyRequests: refusal('Too many requests', ['Message'], RETRY_AFTER),
  SentryLimited: refusal('Too many requests, here or at the external Sentry', ['Message'], RETRY_AFTER),
  SentryUnavailable: refusal('Not available for now: this service, or the external Sentry', ['Message']),
  Failure: refusal('An error of this service', ['Message']),
  SentryInvalid: refusal('Parameters that are not valid, or refused', ['SentryDetail', 'SentryProblems', 'Message']),
  SentryRefused: refusal('Refused', ['SentryDetail', 'Message']),
  SentryThrottled: refusal('Too many requests', ['Message'], RETRY_AFTER),
  Unavailable: refusal('Not available for now', ['Message']),
  Unreadable: refusal('A body that cannot be read, or no client key', ['CollectorRefusal']),
  NoCollector: refusal('No such project or client key, or its collector is off', ['CollectorRefusal']),
  TooLargeEvent: refusal('A body or an event that is too large', ['CollectorRefusal']),
  OtherCoding: refusal(
    'A content coding that this address does not take, or a compressed body that its content type had destroyed',
    ['CollectorRefusal'],
  ),
  LimitReached: {
    // That of too many requests, which API Gateway answers by itself.
    'x-optional-body': true,
    ...refusal('A limit of the client key or of the project is reached, or too many requests', ['CollectorRefusal'], {
      'Retry-After': header("Seconds; absent for too many requests at the collector's own address.", 'integer', false),
      'X-Sentry-Rate-Limits': header("Sentry's form of `Retry-After`; absent for too many requests.", 'string', false),
      'X-Sentry-Error': header('Which limit; then there is no body. Absent for too many requests.', 'string', false),
    }),
  },
};

type Refusals = Readonly<Record<number, keyof typeof REFUSALS>>;

/** The collector knows neither GitLab's tokens nor its parameters. */
const OF_COLLECTOR: Refusals = {
  400: 'Unreadable',
  404: 'NoCollector',
  413: 'TooLargeEvent',
  415: 'OtherCoding',
  429: 'LimitReached',
  500: 'Failure',
  503: 'Unavailable',
};

/** API Gateway's own answers have GitLab's body everywhere. */
const OF_SENTRY: Refusals = {
  400: 'SentryInvalid',
  401: 'SentryRefused',
  403: 'SentryRefused',
  404: 'SentryRefused',
  413: 'SentryRefused',
  429: 'SentryThrottled',
  500: 'SentryRefused',
  503: 'Unavailable',
};
const OF_SENTRY_CHANGES: Refusals = { 409: 'SentryRefused', 415: 'SentryRefused' };

/** Names each refusal of a row by its status. Some of the last three are API Gateway's own. */
function refusalsOf({ access, dialect, method, response, session, asksSentry }: Endpoint): Refusals {
  if (access === 'client-key') return OF_COLLECTOR;
  if (dialect === 'sentry') return method === 'GET' ? OF_SENTRY : { ...OF_SENTRY, ...OF_SENTRY_CHANGES };
  return {
    400: 'Invalid',
    ...(access === 'public' ? {} : { 401: 'Unauthorized', 403: 'Forbidden', 404: 'NotFound' }),
    ...(session === 'begins' ? { 401: 'Unauthorized' } : {}),
    ...(session ? { 403: 'OtherOrigin' } : {}),
    ...(access === 'project-token' ? { 405: 'OtherToken' } : {}),
    406: 'OtherFormat',
    413: 'TooLarge',
    ...(method === 'GET' ? {} : { 409: 'Conflict', 415: 'OtherBody' }),
    ...(method !== 'GET' && (response === 'ProjectHook' || response === 'Created') ? { 422: 'Untaken' as const } : {}),
    429: asksSentry ? 'SentryLimited' : 'TooManyRequests',
    500: 'Failure',
    503: asksSentry ? 'SentryUnavailable' : 'Unavailable',
  };
}

function refusal(description: string, bodies: readonly RefusalName[], headers?: object): object {
  const refs = bodies.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const schema = refs.length === 1 ? refs[0] : { anyOf: refs };
  return { description, ...(headers ? { headers } : {}), content: { 'application/json': { schema } } };
}
