import type { AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import { openSes, type SendEmail } from '../ses/send-email.ts';
import { openTopic, type Publish } from '../sns/topic.ts';
import type { Store } from '../store/table/store.ts';
import { readAlertSurroundings, readOperatorTopic } from './environment.ts';

/**
 * Gives the work of a function whom alerts may be sent to besides the internet, and whether they are mailed.
 * @throws Error at cold start if the environment lacks one of them.
 */
export function withAllowedTargets<Given extends object, Result>(
  work: (given: Given & { allowed: AllowedTargets; isMailing: boolean }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { allowed, mailFrom } = readAlertSurroundings();
  return (given) => work({ ...given, allowed, isMailing: mailFrom !== null });
}

/**
 * Gives the work of a function what mails an alert; `null`: this tenant mails none.
 * @throws Error at cold start if the environment does not say.
 */
export function withMail<Given extends { store: Store }, Result>(
  work: (given: Given & { mail: SendEmail | null }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { mailFrom, sesEndpoint } = readAlertSurroundings();
  return (given) => work({ ...given, mail: mailFrom === null ? null : openSes(given.store, mailFrom, sesEndpoint) });
}

/**
 * Gives the work of a function what tells the tenant's operator; `null`: nobody wants to be told.
 * @throws Error at cold start if the environment does not say.
 */
export function withOperator<Given extends { store: Store }, Result>(
  work: (given: Given & { tellOperator: Publish | null }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { topic, endpoint } = readOperatorTopic();
  return (given) => work({ ...given, tellOperator: topic === null ? null : openTopic(given.store, topic, endpoint) });
}
