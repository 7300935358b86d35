import type { ServiceAnswer } from '../aws/signed-call.ts';
import type { Invite, Mail, Mailed, SendMail } from '../alerts/mail.ts';
import { UpstreamFailure } from '../domain/refusals.ts';
import type { Store } from '../store/table/store.ts';
import { invitationProblem, mailingProblem, unconfirmedProblem } from './problem.ts';
import { openSns, type AskSns } from './query.ts';
import { subjectOf } from './subject.ts';
import { MAX_MESSAGE_CHARACTERS } from './topic.ts';
import { textsOf } from './xml.ts';

/** The topic by which a tenant without a sender of its own mails. */
export interface MailTopic {
  /** Has SNS ask each address, by a mail with a link, whether it wants what comes. One that was asked already is asked again. */
  invite: Invite;
  /** Mails those who have confirmed. */
  send: SendMail;
  /** The same, and invites those who have not. */
  sendInviting: SendMail;
}

/** The attribute of a message that says for whom it is, and that the filter policy of each subscription looks at. */
const TO = 'to';
/** Of 100 subscriptions each (https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html). */
const MAX_PAGES = 100;

/**
 * All that a tenant mails goes through one topic. An address is subscribed to it once, however many destinations have it, and
 * its filter lets it have what is for itself: SNS subscribes an address to a topic only once, and that anew with the same
 * attributes changes nothing (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). So nothing of it has to be kept.
 * @param endpoint an address for SNS other than AWS's own, or `null`
 */
export function openMailTopic(store: Store, topic: string, endpoint: string | null): MailTopic {
  const ask = openSns(store, endpoint);

  const askOrFail: AskSns = (...asked) =>
    ask(...asked).catch(() => {
      throw new UpstreamFailure({ code: 'not-reachable' });
    });

  async function send(mail: Mail, isInviting: boolean): Promise<Mailed> {
    const confirmed = await confirmedOf(askOrFail, topic, mail.to);
    if (!(confirmed instanceof Set)) return mailingProblem(confirmed);
    const missing = mail.to.filter((address) => !confirmed.has(keyOf(address)));
    const refused = isInviting ? await invite(askOrFail, topic, missing) : null;
    if (refused !== null) return mailingProblem(refused.answer);
    if (confirmed.size === 0) return { status: NOBODY, text: '', problem: unconfirmedProblem(missing) };
    const answer = await askOrFail('Publish', publication(topic, mail, [...confirmed]), 'sending a mail failed');
    const { status, body } = answer;
    if (status !== 200) return mailingProblem(answer);
    const [id = ''] = textsOf(body.toString(), 'MessageId');
    return { status, text: missing.length === 0 ? id : `${id} ${unconfirmedProblem(missing)}` };
  }

  return {
    async invite(addresses) {
      const refused = await invite(ask, topic, addresses);
      return refused && invitationProblem(refused.address, refused.answer);
    },
    send: (mail) => send(mail, false),
    sendInviting: (mail) => send(mail, true),
  };
}

/** Nobody would get any mail for now: as of a receiver who does not accept who sends. */
const NOBODY = 403;

interface Uninvited {
  address: string;
  answer: ServiceAnswer;
}

/** @returns the first that SNS refuses; `null`: none */
async function invite(ask: AskSns, topic: string, addresses: readonly string[]): Promise<Uninvited | null> {
  for (const address of addresses) {
    // oxlint-disable-next-line no-await-in-loop -- What is wrong with the first is said before others are asked.
    const answer = await ask('Subscribe', subscription(topic, address), 'inviting to mails failed');
    if (answer.status !== 200) return { address, answer };
  }
  return null;
}

/** How an address is compared: SNS compares attributes by case, and people write their own address either way. */
const keyOf = (address: string): string => address.toLowerCase();

function subscription(topic: string, address: string): Record<string, string> {
  return {
    TopicArn: topic,
    Protocol: 'email',
    // Nothing says that SNS takes two spellings for one address. If not, whoever confirmed both would be mailed to twice.
    Endpoint: keyOf(address),
    'Attributes.entry.1.key': 'FilterPolicy',
    'Attributes.entry.1.value': JSON.stringify({ [TO]: [keyOf(address)] }),
  };
}

function publication(topic: string, { subject, text }: Mail, to: readonly string[]): Record<string, string> {
  return {
    TopicArn: topic,
    Subject: subjectOf(subject),
    Message: text.slice(0, MAX_MESSAGE_CHARACTERS),
    'MessageAttributes.entry.1.Name': TO,
    'MessageAttributes.entry.1.Value.DataType': 'String.Array',
    'MessageAttributes.entry.1.Value.StringValue': JSON.stringify(to),
  };
}

/**
 * Which of the addresses have followed the link. Of others a message would be dropped without a word: those who did not within
 * 48 hours, and those who unsubscribed by the link of a mail, are on the list no more
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html). @returns a refusal of SNS as it is
 */
async function confirmedOf(
  ask: AskSns,
  topic: string,
  addresses: readonly string[],
): Promise<Set<string> | ServiceAnswer> {
  const wanted = new Set(addresses.map(keyOf));
  const confirmed = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const parameters = { TopicArn: topic, ...(token && { NextToken: token }) };
    // oxlint-disable-next-line no-await-in-loop -- A page says where the next one is.
    const answer = await ask('ListSubscriptionsByTopic', parameters, 'looking who has confirmed failed');
    if (answer.status !== 200) return answer;
    const xml = answer.body.toString();
    for (const member of xml.split('</member>')) {
      const [address, arn] = [textsOf(member, 'Endpoint')[0], textsOf(member, 'SubscriptionArn')[0] ?? ''];
      if (address !== undefined && arn.startsWith('arn:') && wanted.has(keyOf(address))) confirmed.add(keyOf(address));
    }
    [token] = textsOf(xml, 'NextToken');
    if (!token || confirmed.size === wanted.size) break;
  }
  return confirmed;
}
