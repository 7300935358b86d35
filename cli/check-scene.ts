import { randomUUID } from 'node:crypto';
import type { CheckOptions } from './check-options.ts';
import { UserError } from './user-error.ts';

/** A project of its own to check with. */
export interface Scene {
  api: CheckOptions;
  id: number;
  /** `namespace/project`. */
  path: string;
  /** Where events are sent to, without a slash at the end: at the REST API's own address, and at that of the DSN. */
  doors: Record<Door, string>;
  publicKey: string;
}

/** The two addresses of the collector: the REST API's, and the HTTP API's, which DSNs name. */
export type Door = 'API' | 'DSN';

export interface Asked {
  method?: string;
  body?: string | Uint8Array;
  headers?: Readonly<Record<string, string>>;
}

/** How long an answer may take: more than API Gateway waits for a function. */
const PATIENCE_MS = 40_000;

/** One request, without any header but those given and what HTTP demands. */
export function ask(url: string, { method = 'GET', body, headers = {} }: Asked = {}): Promise<Response> {
  // A string would be given a content type, which some of these requests must not have.
  const bytes = body === undefined ? {} : { body: Uint8Array.from(Buffer.from(body)) };
  return fetch(url, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS), ...bytes });
}

/** Makes sure that the API answers at the address of an option. @throws UserError with what to give instead. */
export async function reach(option: 'url' | 'rest', address: string): Promise<void> {
  const document = `${address}/openapi.json`;
  const answer = await ask(document).catch((error: unknown) => {
    throw new UserError(`--${option}: ${address} cannot be reached: ${reasonOf(error)}`);
  });
  await answer.arrayBuffer();
  const output = option === 'url' ? 'ApiUrl' : 'CompressedJsonUrl';
  if (!answer.ok)
    throw new UserError(
      `--${option}: ${document} is answered ${answer.status}; give the stack's output ${output}, which ends with /api.`,
    );
}

/** Why no answer came: `fetch`'s own message says no more than that it failed. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}

/** One request with the admin token; its body as it is. @throws UserError unless it succeeds. */
export async function asAdmin({ url, token }: CheckOptions, method: string, path: string, form = ''): Promise<unknown> {
  const headers = { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/x-www-form-urlencoded' };
  const answer = await ask(`${url}${path}`, { method, headers, ...(form && { body: form }) });
  const text = await answer.text();
  if (!answer.ok) throw new UserError(`${method} ${url}${path} is answered ${answer.status} ${text.slice(0, 200)}`);
  return text === '' ? null : JSON.parse(text);
}

/** Makes the project, with error tracking switched on. @throws UserError where the API refuses that. */
export async function setScene(api: CheckOptions): Promise<Scene> {
  const name = `check-${randomUUID().slice(0, 8)}`;
  const form = `namespace_path=check&path=${name}`;
  const { id } = (await asAdmin(api, 'POST', '/v4/projects', form)) as { id: number };
  try {
    const tracking = `/v4/projects/${id}/error_tracking`;
    await asAdmin(api, 'PUT', `${tracking}/settings`, 'active=true&integrated=true');
    const [key] = (await asAdmin(api, 'GET', `${tracking}/client_keys`)) as {
      public_key: string;
      sentry_dsn: string;
    }[];
    const { protocol, host, pathname } = new URL(key!.sentry_dsn);
    const prefix = pathname.slice(0, pathname.lastIndexOf('/'));
    const doors = {
      API: `${api.rest}/v4/error_tracking/collector/api/${id}`,
      // As SDKs make it of a DSN.
      DSN: `${protocol}//${host}${prefix}/api/${id}`,
    };
    return { api, id, path: `check/${name}`, doors, publicKey: key!.public_key };
  } catch (error) {
    await asAdmin(api, 'DELETE', `/v4/projects/${id}`);
    throw error;
  }
}

/** Deletes the project with all that was sent to it. */
export async function strikeScene({ api, id }: Scene): Promise<void> {
  await asAdmin(api, 'DELETE', `/v4/projects/${id}`);
}
