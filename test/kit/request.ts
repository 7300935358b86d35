import { expectDocumented } from './contract.ts';
import { exchange, type Answer, type Call } from './http.ts';
import { target } from './target.ts';

export type { Answer, Call } from './http.ts';

export type Caller = (method: string, path: string, call?: Call) => Promise<Answer>;

/** One request to the stack under test. @throws Error for an answer that is not as the OpenAPI document has it. */
export const request: Caller = async (method, path, call) => {
  const answer = await exchange(target.base, method, path, call);
  expectDocumented(method, path, answer);
  return answer;
};

/** A caller who shows a token in the `PRIVATE-TOKEN` header. */
export function as(token: string): Caller {
  return (method, path, call) => request(method, path, { ...call, token });
}

export const anonymous: Caller = request;
export const admin: Caller = as(target.adminToken);
