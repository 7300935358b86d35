import { Logger } from '@aws-lambda-powertools/logger';
import { sendMessage } from '../alerts/send-message.ts';
import type { AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import type { Schedules } from '../domain/job-orders.ts';
import type { TokenKey } from '../domain/sealed-token.ts';
import { guardedFetch } from '../outbound/guarded-fetch.ts';
import { targetNetwork } from '../outbound/target-network.ts';
import type { Delivery } from '../services/alerts/deliver.ts';
import { openDestination } from '../services/alerts/open-destination.ts';
import type { SendMail } from '../alerts/mail.ts';
import type { Publish } from '../sns/topic.ts';
import type { Store } from '../store/table/store.ts';

/** One request, from the look-up of its host to the last byte that is read. */
const REQUEST_MS = 10_000;
/** What is read of an answer: more than is kept of it, because what it repeats of our secrets is taken out first. */
const EXCERPT_BYTES = 4_096;
/** Left of the function's time to note what became of a message. */
const NOTING_MS = 5_000;

interface Given {
  store: Store;
  tokenKey: TokenKey;
  allowed: AllowedTargets;
  mail: SendMail | null;
  tellOperator: Publish | null;
  schedules: Schedules<'deliverAlerts'>;
  now: () => Date;
}

/** Puts together what delivering takes. */
export function delivery({ store, tokenKey, allowed, mail, tellOperator, schedules, now }: Given): Delivery {
  const log = new Logger();
  const ways = waysOut(store, allowed, mail);
  return {
    open: (destination) => openDestination(tokenKey, destination, now()),
    send: (destination, message) => sendMessage(destination, message, ways),
    schedules,
    now,
    random: Math.random,
    async tellFailing({ project_id, id, name, kind, base }, { last_attempt }) {
      log.error('alert destination failing', { project_id, destination_id: id, kind, status: last_attempt?.status });
      const lines = [
        `Alerts of project ${project_id} do not reach the destination “${name}” (${kind}).`,
        last_attempt?.problem ?? `It answered with ${last_attempt?.status ?? 'nothing'}.`,
        'What comes is held, and tried again once an hour.',
        `${base}/v4/projects/${project_id}/error_tracking/alert_destinations/${id}`,
      ];
      await tellOperator?.(`Alerts do not reach ${name}`, lines.join('\n\n'));
    },
  };
}

/** The ways out, for messages that are sent and for those that try a destination alike. */
export function waysOut(store: Store, allowed: AllowedTargets, mail: SendMail | null) {
  const left = (): number => Math.max(1, Math.min(REQUEST_MS, store.deadlineMs - Date.now() - NOTING_MS));
  return {
    call: (outgoing: Parameters<typeof guardedFetch>[1]) =>
      guardedFetch(
        targetNetwork(outgoing.url, allowed),
        { ...outgoing, excerptBytes: EXCERPT_BYTES },
        AbortSignal.timeout(left()),
      ),
    mail,
    now: Date.now,
  };
}
