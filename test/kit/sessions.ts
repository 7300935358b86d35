import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { keyOfSession } from '../../shared/store/table/item-keys.ts';
import { anonymous, request, type Caller } from './request.ts';
import type { Answer, Call } from './http.ts';
import { putStored, readStored } from './table.ts';
import { target } from './target.ts';

export const SESSION = '/ui/-/session';

/** The name of the session's cookie at the address under test. */
export const SESSION_COOKIE = target.base.startsWith('https:') ? '__Host-glet' : 'glet-local';

/** What a browser says of a request that a page of the same origin makes. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** What the table has in place of a secret. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The table's key of a session. */
export const keyOf = (cookie: string): { pk: string; sk: string } => keyOfSession(digestOf(cookie.split('=')[1]!));

/** Signs a browser in that has (or not) a cookie from before. @returns the answer. */
export function signIn(token: string, before?: string): Promise<Answer> {
  const headers = { ...OWN_PAGE, ...(before !== undefined && { cookie: before }) };
  return anonymous('POST', SESSION, { json: { token }, headers });
}

/** What a browser sends back of an answer's cookie: `name=value`. */
export function cookieOf({ headers }: Answer): string {
  expect(headers['set-cookie']).toHaveLength(1);
  return headers['set-cookie']![0]!.split(';')[0]!;
}

/** The cookie of a new session. */
export async function newSession(token: string): Promise<string> {
  const answer = await signIn(token);
  expect(answer).toEqual({ status: 204 });
  return cookieOf(answer);
}

/** A page of ours in a browser with this cookie; `headers`: what is different. */
export function withCookie(cookie: string, headers: Record<string, string> = {}): Caller {
  return (method, path, call: Call = {}) =>
    request(method, path, { ...call, headers: { ...OWN_PAGE, cookie, ...headers, ...call.headers } });
}

/** Changes what the table holds of a session, such as its times, which pass too slowly for a test. */
export async function changeSession(cookie: string, fields: Record<string, unknown>): Promise<void> {
  const item = await readStored(target.table!, keyOf(cookie));
  await putStored(target.table!, { ...item, ...fields, ...keyOf(cookie) });
}
