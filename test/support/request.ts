import { setTimeout as wait } from 'node:timers/promises';
import { exchange, type Answer, type Call } from './http.ts';
import { target } from './target.ts';

export type { Answer, Call } from './http.ts';

const PATIENCE_MS = 20_000;

/** One request to the stack under test. Who is throttled by its stage reached no function, and tries again. */
export async function request(method: string, path: string, call: Call = {}): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await exchange(target.base, method, path, call);
    if (answer.status !== 429 || Date.now() > deadline) return answer;
    await wait(100 * Math.random());
  }
}

export type Caller = (method: string, path: string, call?: Call) => Promise<Answer>;

/** A caller who shows a token in the `PRIVATE-TOKEN` header. */
export function as(token: string): Caller {
  return (method, path, call) => request(method, path, { ...call, token });
}

export const anonymous: Caller = request;
export const admin: Caller = as(target.adminToken);
