import { randomUUID } from 'node:crypto';
import type { LambdaFunction } from '../assembly/types.ts';
import type { Refusal } from '../iam/caller.ts';
import type { Action } from '../iam/policy.ts';
import { startService, type Answer, type Asked, type Service } from '../service.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { Email } from '../ses/read-email.ts';
import { listed, published, refused, subscribed } from './answers.ts';
import { isWanted } from './filter-policy.ts';
import { confirmationMail, notificationMail } from './mails.ts';
import { invalid, readForm } from './read-form.ts';
import { isKnown, pageToken, readRequest, type Listing, type Publishing, type Subscribing } from './read-request.ts';
import type { DeployedTopics, Subscriptions } from './subscriptions.ts';

interface SnsStack extends DeployedTopics {
  functions: readonly LambdaFunction[];
}

export interface Sns extends Service {
  /** From now on these functions, topics and subscriptions are there. */
  update: (stack: SnsStack) => void;
}

export interface SnsOptions {
  stack: SnsStack;
  subscriptions: Subscriptions;
  mailbox: Mailbox;
  /** Where links of mails lead, such as `http://localhost:8787`. */
  address: () => string;
  /** Whether callers' roles are looked at. */
  enforcesRoles?: boolean;
  log: (line: string) => void;
}

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html: "up to 200 filter policies per topic". */
const MAX_FILTER_POLICIES = 200;
const PAGE = 100;

/** Stands in for SNS: Publish, by mail to whom it is for, Subscribe and ListSubscriptionsByTopic. */
export async function startSns(options: SnsOptions): Promise<Sns> {
  const { subscriptions, mailbox, address, log, enforcesRoles = true } = options;
  let stack = options.stack;
  subscriptions.deploy(stack);

  function send(email: Email): void {
    mailbox.put(randomUUID(), email);
    log(`A mail to ${email.to.join(', ')} was sent, to be read at /_local/mail: ${email.subject}`);
  }

  function publish(topic: string, { attributes, ...said }: Publishing): Answer {
    const receivers = subscriptions
      .of(topic)
      .filter(({ pendingSince, filterPolicy }) => pendingSince === null && isWanted(filterPolicy, attributes));
    for (const receiver of receivers) send(notificationMail(address(), receiver, said));
    if (receivers.length === 0) log(`Nobody is mailed what was published to ${topic}: ${said.subject}`);
    return published(randomUUID());
  }

  function subscribe(topic: string, { endpoint, filterPolicy, returnsArn }: Subscribing): Answer | Refusal {
    const all = subscriptions.of(topic);
    const found = all.find((one) => one.endpoint === endpoint);
    if (found !== undefined && filterPolicy !== null && filterPolicy !== found.filterPolicy) return DIFFERENT;
    const filtered = all.filter((one) => one.filterPolicy !== null).length;
    if (found === undefined && filterPolicy !== null && filtered >= MAX_FILTER_POLICIES) return LIMIT_EXCEEDED;
    const { arn, pendingSince, ...rest } = found ?? subscriptions.add({ topic, endpoint, filterPolicy });
    if (pendingSince === null) return subscribed(arn);
    send(confirmationMail(address(), { arn, pendingSince, ...rest }));
    return subscribed(returnsArn ? arn : 'pending confirmation');
  }

  function list(topic: string, { after }: Listing): Answer {
    const left = subscriptions.of(topic).filter(({ arn }) => after === null || arn > after);
    const page = left.slice(0, PAGE);
    return listed(page, left.length > PAGE ? pageToken(page.at(-1)!.arn) : null);
  }

  function answer({ body }: Asked): Answer | Refusal {
    const form = readForm(body);
    const asked = 'type' in form ? form : readRequest(form);
    if ('type' in asked) return asked;
    const { topic } = asked;
    if (!stack.topics.includes(topic)) return { type: 'NotFound', message: 'Topic does not exist' };
    if (asked.action === 'Publish') return publish(topic, asked);
    return asked.action === 'Subscribe' ? subscribe(topic, asked) : list(topic, asked);
  }

  const functions = () => (enforcesRoles ? stack.functions : 'everybody');
  const service = await startService({ name: 'sns', functions, actionsOf, answer, refuse: refused, log });

  return {
    ...service,
    update(next) {
      stack = next;
      subscriptions.deploy(next);
    },
  };
}

/**
 * As SNS was seen to say it: https://github.com/localstack/localstack/issues/8816. Attributes that a call does not name are not
 * compared: https://github.com/localstack/localstack/pull/9167
 */
const DIFFERENT = invalid('Attributes Reason: Subscription already exists with different attributes');

const LIMIT_EXCEEDED: Refusal = {
  type: 'FilterPolicyLimitExceeded',
  message: `A topic has no more than ${MAX_FILTER_POLICIES} filter policies.`,
};

/** With the keys of conditions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
function actionsOf({ method, path, body }: Asked): readonly Action[] | Refusal {
  const form = readForm(body);
  if ('type' in form) return form;
  const { Action: action, TopicArn = '*', Protocol = '', Endpoint = '' } = Object.fromEntries(form.fields);
  if (method !== 'POST' || path !== '/' || !isKnown(action))
    return invalid('Publish, Subscribe and ListSubscriptionsByTopic alone are known to the local runner');
  const context = { 'sns:Protocol': Protocol, 'sns:Endpoint': Endpoint };
  return [{ action: `sns:${action}`, resource: TopicArn, ...(action === 'Subscribe' && { context }) }];
}
