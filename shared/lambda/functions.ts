import { domainOf, settledCall, signedCalls, type ServiceAnswer } from '../aws/signed-call.ts';
import type { Store } from '../store/table/store.ts';

/** Another function of the stack. */
export interface OtherFunction {
  /** Has it run with this, and does not wait for it. @throws Error naming it, and what Lambda said. */
  start: (payload: object) => Promise<void>;
}

/** All attempts together. */
const MAX_WAIT_MS = 5_000;

/**
 * Opens a function by its name; nothing by itself, for the first call connects. One operation of Lambda by hand, because its
 * own client would be a third of a bundle (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html).
 * @param endpoint an address for Lambda other than AWS's own, or `null`
 */
export function openFunction(store: Store, name: string, endpoint: string | null): OtherFunction {
  const addressIn = (region: string): string => endpoint ?? `https://lambda.${region}.${domainOf(region)}`;
  const call = signedCalls(store, { service: 'lambda', addressIn });
  return {
    async start(payload) {
      const request = {
        method: 'POST',
        path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
        headers: { 'x-amz-invocation-type': 'Event', 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      } as const;
      const what = `the start of the function ${name} failed`;
      // 429: more asynchronous calls than the account may make.
      const isPassing = ({ status }: ServiceAnswer): boolean => status === 429;
      const { status, body } = await settledCall(call, request, { what, maxWaitMs: MAX_WAIT_MS, isPassing });
      if (status !== 202) throw new Error(`${what}: ${status} ${body.toString().slice(0, 300)}`);
    },
  };
}
