import type { Store } from '../store/table/store.ts';
import { openSns } from './query.ts';
import { subjectOf } from './subject.ts';

/** Tells all who follow a topic. @throws Error that says what SNS said. */
export type Publish = (subject: string, message: string) => Promise<void>;

/** Of the 262,144 bytes of a message, as characters that may have four. */
export const MAX_MESSAGE_CHARACTERS = 60_000;

/** @param endpoint an address for SNS other than AWS's own, or `null` */
export function openTopic(store: Store, topic: string, endpoint: string | null): Publish {
  const ask = openSns(store, endpoint);
  const what = 'telling the operator failed';
  return async (subject, message) => {
    const parameters = {
      TopicArn: topic,
      Subject: subjectOf(subject),
      Message: message.slice(0, MAX_MESSAGE_CHARACTERS),
    };
    const answer = await ask('Publish', parameters, what);
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
  };
}
