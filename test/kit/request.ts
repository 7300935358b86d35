import { exchange, type Answer, type Call } from './http.ts';
import { target } from './target.ts';

export type { Answer, Call } from './http.ts';

export type Caller = (method: string, path: string, call?: Call) => Promise<Answer>;

/** One request to the stack under test. */
export const request: Caller = (method, path, call) => exchange(target.base, method, path, call);

/** A caller who shows a token in the `PRIVATE-TOKEN` header. */
export function as(token: string): Caller {
  return (method, path, call) => request(method, path, { ...call, token });
}

export const anonymous: Caller = request;
export const admin: Caller = as(target.adminToken);
