import { randomBytes, randomUUID } from 'node:crypto';
import type { Messaging, TopicSubscription } from '../assembly/messaging.ts';
import { readIfThere, replaceFile } from '../durable-file.ts';

/** An address that follows a topic, or was asked whether it wants to. */
export interface Subscription {
  arn: string;
  topic: string;
  /** An address of mail: there is no other protocol here. */
  endpoint: string;
  /** As it was given; `null`: none was. */
  filterPolicy: string | null;
  /** What confirms it. */
  token: string;
  /** Milliseconds since 1970; `null`: it is confirmed. */
  pendingSince: number | null;
}

/** Subscriptions in a file of the data directory. Whatever changes one returns when that is on the disk. */
export interface Subscriptions {
  /** Those of a topic by their ARNs, the pending ones, too. */
  of: (topic: string) => readonly Subscription[];
  /** Makes one that is pending. */
  add: (given: Pick<Subscription, 'topic' | 'endpoint' | 'filterPolicy'>) => Subscription;
  /** Confirms the one that has a token, once or again. @returns `null` if there is none */
  confirm: (given: Pick<Subscription, 'topic' | 'token'>) => Subscription | null;
  /** Removes one that is confirmed. @returns `null` if there is none */
  remove: (arn: string) => Subscription | null;
  /** Takes what a stack has. */
  deploy: (stack: DeployedTopics) => void;
}

export type DeployedTopics = Pick<Messaging, 'topics' | 'subscriptions'>;

interface Kept {
  /** What the stack had when it was deployed last: what was ended by a mail's link since is not begun again. */
  deployed: readonly TopicSubscription[];
  subscriptions: Subscription[];
}

/**
 * "Amazon SNS automatically deletes unconfirmed subscriptions after 48 hours", counted from the first time that it was asked for:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html
 */
const PENDING_MS = 48 * 60 * 60_000;

export function openSubscriptions(file: string): Subscriptions {
  const kept = JSON.parse(readIfThere(file) ?? '{"deployed":[],"subscriptions":[]}') as Kept;

  const all = (): Subscription[] => {
    const oldest = Date.now() - PENDING_MS;
    return kept.subscriptions.filter(({ pendingSince }) => pendingSince === null || pendingSince > oldest);
  };
  function keep(subscriptions: Subscription[], deployed = kept.deployed): void {
    replaceFile(file, JSON.stringify({ deployed, subscriptions }));
    Object.assign(kept, { deployed, subscriptions });
  }

  return {
    of: (topic) =>
      all()
        .filter((one) => one.topic === topic)
        .toSorted(byArn),
    add(given) {
      const added = newSubscription(given, Date.now());
      keep([...all(), added]);
      return added;
    },
    confirm({ topic, token }) {
      const found = all().find((one) => one.topic === topic && one.token === token);
      if (found === undefined) return null;
      const confirmed = { ...found, pendingSince: null };
      if (found.pendingSince !== null) keep(all().map((one) => (one === found ? confirmed : one)));
      return confirmed;
    },
    remove(arn) {
      const found = all().find((one) => one.arn === arn && one.pendingSince === null);
      if (found === undefined) return null;
      keep(all().filter((one) => one !== found));
      return found;
    },
    deploy({ topics, subscriptions }) {
      const added = subscriptions.filter((one) => !includes(kept.deployed, one));
      const gone = kept.deployed.filter((one) => !includes(subscriptions, one));
      // A topic that was deleted takes its subscriptions with it, as the page above says.
      const left = all().filter((one) => topics.includes(one.topic) && !includes([...added, ...gone], one));
      const confirmed = added.map((one) => newSubscription({ ...one, filterPolicy: null }, null));
      keep([...left, ...confirmed], subscriptions);
    },
  };
}

function newSubscription(
  { topic, endpoint, filterPolicy }: Pick<Subscription, 'topic' | 'endpoint' | 'filterPolicy'>,
  pendingSince: number | null,
): Subscription {
  const token = randomBytes(32).toString('hex');
  return { arn: `${topic}:${randomUUID()}`, topic, endpoint, filterPolicy, token, pendingSince };
}

function includes(some: readonly TopicSubscription[], { topic, endpoint }: TopicSubscription): boolean {
  return some.some((one) => one.topic === topic && one.endpoint === endpoint);
}

const byArn = (one: Subscription, other: Subscription): number => (one.arn < other.arn ? -1 : 1);
