import { expectDocumented } from './contract.ts';
import { exchange, type Answer, type Call } from './http.ts';
import { COLLECTOR_PATH } from '../../shared/api/collector.ts';
import type { Door } from './doors.ts';
import { door, target } from './target.ts';

export type { Answer, Call } from './http.ts';

export type Caller = (method: string, path: string, call?: Call) => Promise<Answer>;

/**
 * One request to the stack under test, to the collector through the API that the run is for.
 * @throws Error for an answer that is not as the OpenAPI document has it.
 */
export const request: Caller = async (method, path, call) => {
  if (path.startsWith(COLLECTOR_PATH)) return through(door)(method, path, call);
  const answer = await exchange(target.base, method, path, call);
  expectDocumented(method, path, answer);
  return answer;
};

/** Requests to the collector through one of its APIs. */
export function through(which: Door): Caller {
  const { base, host } = target.doors[which];
  return async (method, path, call = {}) => {
    const answer = await exchange(
      base,
      method,
      path,
      host === null ? call : { ...call, headers: { ...call.headers, host } },
    );
    expectDocumented(method, path, answer);
    return answer;
  };
}

/** A caller who shows a token where the API looks for one: in `PRIVATE-TOKEN`, as a bearer to Sentry's. */
export function as(token: string): Caller {
  return (method, path, call) => request(method, path, isSentry(path) ? bearer(token, call) : { ...call, token });
}

const isSentry = (path: string): boolean => path.startsWith('/0/') || path === '/0';

function bearer(token: string, call: Call = {}): Call {
  return { ...call, headers: { authorization: `Bearer ${token}`, ...call.headers } };
}

export const anonymous: Caller = request;
export const admin: Caller = as(target.adminToken);
