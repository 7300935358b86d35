import type { Invite, SendMail } from '../alerts/mail.ts';
import type { AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import { openSes } from '../ses/send-email.ts';
import { openMailTopic } from '../sns/mail-topic.ts';
import { openTopic, type Publish } from '../sns/topic.ts';
import type { Store } from '../store/table/store.ts';
import { readAllowedTargets, readMailPlace, readOperatorTopic, type MailPlace } from './environment.ts';

/**
 * Gives the work of a function whom alerts may be sent to besides the internet.
 * @throws Error at cold start if the environment does not say.
 */
export function withAllowedTargets<Given extends object, Result>(
  work: (given: Given & { allowed: AllowedTargets }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const allowed = readAllowedTargets();
  return (given) => work({ ...given, allowed });
}

/**
 * Gives the work of a function what has addresses asked before they are mailed to; `null`: one's own sender may mail to all.
 * @throws Error at cold start if the environment does not say.
 */
export function withInvite<Given extends { store: Store }, Result>(
  work: (given: Given & { invite: Invite | null }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const place = readMailPlace();
  return (given) => work({ ...given, invite: inviteBy(place, given.store) });
}

/**
 * Gives the work of a function what mails an alert. `invites`: it also asks those addresses again who have not said yet
 * whether they want it.
 * @throws Error at cold start if the environment does not say.
 */
export function withMail<Given extends { store: Store }, Result>(
  work: (given: Given & { mail: SendMail }) => Promise<Result>,
  { invites = false } = {},
): (given: Given) => Promise<Result> {
  const place = readMailPlace();
  return (given) => work({ ...given, mail: mailBy(place, given.store, invites) });
}

function inviteBy(place: MailPlace, store: Store): Invite | null {
  return place.by === 'ses' ? null : openMailTopic(store, place.topic, place.endpoint).invite;
}

function mailBy(place: MailPlace, store: Store, invites: boolean): SendMail {
  if (place.by === 'ses') return openSes(store, place.from, place.endpoint);
  const { send, sendInviting } = openMailTopic(store, place.topic, place.endpoint);
  return invites ? sendInviting : send;
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
