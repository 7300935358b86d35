import type { Refusal } from '../iam/caller.ts';
import { isAddress } from '../ses/read-email.ts';
import { problemOfPolicy, type MessageAttributes } from './filter-policy.ts';
import { readAttributes } from './read-attributes.ts';
import { invalid, unknownIn, type Form } from './read-form.ts';

/** What is asked of a topic. */
export type SnsRequest = { topic: string } & (Publishing | Subscribing | Listing);

export interface Publishing {
  action: 'Publish';
  subject: string;
  message: string;
  attributes: MessageAttributes;
}
export interface Subscribing {
  action: 'Subscribe';
  endpoint: string;
  /** `null`: none is named. */
  filterPolicy: string | null;
  returnsArn: boolean;
}
export interface Listing {
  action: 'ListSubscriptionsByTopic';
  /** ARN of the subscription after which the page begins; `null`: with the first. */
  after: string | null;
}

const COMMON = ['Action', 'TopicArn', 'Version'];
/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, of the message and its attributes together. */
const MAX_MESSAGE_BYTES = 262_144;
const SUBJECT = /^[!-~][ -~]{0,99}$/;

/** Reads what a call wants, as far as it is used here. All else is refused by name. */
export function readRequest(form: Form): SnsRequest | Refusal {
  if (form.fields.get('Version') !== '2010-03-31') return invalid('Version');
  const read = READERS[form.fields.get('Action') as SnsRequest['action']](form);
  return 'type' in read ? read : { ...read, topic: form.fields.get('TopicArn') ?? '' };
}

type Reader = (form: Form) => Publishing | Subscribing | Listing | Refusal;

const READERS: Readonly<Record<SnsRequest['action'], Reader>> = {
  Publish: readPublish,
  Subscribe: readSubscribe,
  ListSubscriptionsByTopic: readList,
};

/** Whether an operation is known here. */
export function isKnown(action: string | undefined): boolean {
  return action !== undefined && Object.hasOwn(READERS, action);
}

function readPublish({ fields, lists }: Form): Publishing | Refusal {
  const unknown = unknownIn(fields, [...COMMON, 'Message', 'Subject']) ?? unknownIn(lists, ['MessageAttributes']);
  if (unknown !== null) return unknown;
  const subject = fields.get('Subject') ?? '';
  const message = fields.get('Message') ?? '';
  if (!SUBJECT.test(subject)) return invalid('Subject');
  if (message === '') return invalid('Empty message');
  const read = readAttributes(lists.get('MessageAttributes') ?? []);
  if ('type' in read) return read;
  if (Buffer.byteLength(message) + read.bytes > MAX_MESSAGE_BYTES) return invalid('Message too long');
  return { action: 'Publish', subject, message, attributes: read.attributes };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
function readSubscribe({ fields, lists }: Form): Subscribing | Refusal {
  const known = [...COMMON, 'Endpoint', 'Protocol', 'ReturnSubscriptionArn'];
  const unknown = unknownIn(fields, known) ?? unknownIn(lists, ['Attributes']);
  if (unknown !== null) return unknown;
  const { Protocol = '', Endpoint, ReturnSubscriptionArn = 'false' } = Object.fromEntries(fields);
  if (Protocol !== 'email') return invalid(`Protocol ${Protocol} is not known to the local runner`);
  if (!isAddress(Endpoint)) return invalid('Email address');
  if (!['false', 'true'].includes(ReturnSubscriptionArn)) return invalid('ReturnSubscriptionArn');
  const named = readNamed(lists.get('Attributes') ?? []);
  if ('type' in named) return named;
  const { FilterPolicy = null, FilterPolicyScope = 'MessageAttributes' } = named.attributes;
  if (FilterPolicyScope !== 'MessageAttributes')
    return invalid(`FilterPolicyScope: ${FilterPolicyScope} is not known to the local runner`);
  const problem = FilterPolicy === null ? null : problemOfPolicy(FilterPolicy);
  if (problem !== null) return invalid(`FilterPolicy: ${problem}`);
  const returnsArn = ReturnSubscriptionArn === 'true';
  return { action: 'Subscribe', endpoint: Endpoint, filterPolicy: FilterPolicy, returnsArn };
}

/** Entries of a key and a value. */
function readNamed(entries: readonly ReadonlyMap<string, string>[]): Named | Refusal {
  const attributes = new Map<string, string>();
  for (const entry of entries) {
    const unknown = unknownIn(entry, ['key', 'value'], 'Attributes.');
    if (unknown !== null) return unknown;
    const [key, value] = [entry.get('key'), entry.get('value')];
    if (key === undefined || value === undefined) return invalid('Attributes need a key and a value');
    if (attributes.has(key)) return invalid(`Attributes has ${key} twice`);
    attributes.set(key, value);
  }
  const unknown = unknownIn(attributes, ['FilterPolicy', 'FilterPolicyScope'], 'Attributes: ');
  return unknown ?? { attributes: Object.fromEntries(attributes) };
}

interface Named {
  attributes: { FilterPolicy?: string; FilterPolicyScope?: string };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
function readList({ fields, lists }: Form): Listing | Refusal {
  const unknown = unknownIn(fields, [...COMMON, 'NextToken']) ?? unknownIn(lists, []);
  if (unknown !== null) return unknown;
  const token = fields.get('NextToken');
  if (token === undefined) return { action: 'ListSubscriptionsByTopic', after: null };
  const after = arnIn(token);
  const isOfTopic = after.startsWith(`${fields.get('TopicArn')}:`);
  return isOfTopic ? { action: 'ListSubscriptionsByTopic', after } : invalid('NextToken');
}

/** The token of the page that begins after a subscription, by its ARN. */
export function pageToken(arn: string): string {
  return Buffer.from(arn).toString('base64url');
}

function arnIn(token: string): string {
  const arn = Buffer.from(token, 'base64url').toString();
  return pageToken(arn) === token ? arn : '';
}
