import type { SendMail } from '../alerts/mail.ts';
import { sendMessage } from '../alerts/send-message.ts';
import type { AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import type { TokenKey } from '../domain/sealed-token.ts';
import type { Outgoing } from '../outbound/guarded-fetch.ts';
import { targetFetch } from '../outbound/target-fetch.ts';
import type { Delivery } from '../services/alerts/deliver.ts';
import { openDestination } from '../services/alerts/open-destination.ts';
import type { Store } from '../store/table/store.ts';

/** One request, from the look-up of its host to the last byte that is read. */
const REQUEST_MS = 10_000;

interface Given {
  /** With the deadline of the function. */
  store: Store;
  tokenKey: TokenKey;
  allowed: AllowedTargets;
  mail: SendMail | null;
  now: () => Date;
}

/** The one way by which messages leave, those of alerts and those that try a destination alike. */
export function sending({ store, tokenKey, allowed, mail, now }: Given): Pick<Delivery, 'open' | 'send'> {
  // Never past what leaves the function time to note what became of it.
  const left = (): number => Math.max(1, Math.min(REQUEST_MS, store.deadlineMs - Date.now()));
  const call = (outgoing: Outgoing) => targetFetch(outgoing, allowed, AbortSignal.timeout(left()));
  return {
    open: (destination) => openDestination(tokenKey, destination, now()),
    send: (destination, message) => sendMessage(destination, message, { call, mail, now: Date.now }),
  };
}
