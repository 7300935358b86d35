import { domainOf, settledCall, signedCalls, type ServiceAnswer } from '../aws/signed-call.ts';
import type { Store } from '../store/table/store.ts';
import { codeOf } from './xml.ts';

/** Parameters of an operation, as SNS's Query API names them: `Attributes.entry.1.key`. */
export type Parameters = Readonly<Record<string, string>>;

/** Asks SNS for an operation. @throws Error that says `what` failed, if there is no answer */
export type AskSns = (action: string, parameters: Parameters, what: string) => Promise<ServiceAnswer>;

/** All attempts together. */
const MAX_WAIT_MS = 5_000;

/**
 * Operations of SNS by hand, for its own client would be a third of a bundle.
 * @param endpoint an address for SNS other than AWS's own, or `null`
 */
export function openSns(store: Store, endpoint: string | null): AskSns {
  const addressIn = (region: string): string => endpoint ?? `https://sns.${region}.${domainOf(region)}`;
  const call = signedCalls(store, { service: 'sns', addressIn });
  return (action, parameters, what) => {
    const body = new URLSearchParams({ Action: action, Version: '2010-03-31', ...parameters }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    return settledCall(
      call,
      { method: 'POST', path: '/', headers, body },
      { what, maxWaitMs: MAX_WAIT_MS, isPassing: isThrottled },
    );
  };
}

/** `ThrottledException` is a 429 (https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html), `Throttling` a 400 of the Query API. */
export function isThrottled({ status, body }: ServiceAnswer): boolean {
  return status === 429 || (status === 400 && codeOf(body).startsWith('Throttl'));
}
