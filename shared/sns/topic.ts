import { domainOf, settledCall, signedCalls, type ServiceAnswer } from '../aws/signed-call.ts';
import type { Store } from '../store/table/store.ts';

/** Tells all who follow a topic. @throws Error that says what SNS said. */
export type Publish = (subject: string, message: string) => Promise<void>;

/** All attempts together. */
const MAX_WAIT_MS = 5_000;
/** Of a mail that SNS sends: printable ASCII on one line (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html). */
const MAX_SUBJECT_CHARACTERS = 100;
/** Of the 262,144 bytes of a message, as characters that may have four. */
const MAX_MESSAGE_CHARACTERS = 60_000;

/**
 * One operation of SNS by hand, for its own client would be a third of a bundle.
 * @param endpoint an address for SNS other than AWS's own, or `null`
 */
export function openTopic(store: Store, topic: string, endpoint: string | null): Publish {
  const addressIn = (region: string): string => endpoint ?? `https://sns.${region}.${domainOf(region)}`;
  const call = signedCalls(store, { service: 'sns', addressIn });
  return async (subject, message) => {
    const body = new URLSearchParams({
      Action: 'Publish',
      Version: '2010-03-31',
      TopicArn: topic,
      Subject: subjectOf(subject),
      Message: message.slice(0, MAX_MESSAGE_CHARACTERS),
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const what = 'telling the operator failed';
    const isPassing = ({ status }: ServiceAnswer): boolean => status === 429;
    const request = { method: 'POST', path: '/', headers, body } as const;
    const answer = await settledCall(call, request, { what, maxWaitMs: MAX_WAIT_MS, isPassing });
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
  };
}

/** "Must be ASCII text that begins with a letter, number, or punctuation mark; must not include line breaks or control characters." */
function subjectOf(text: string): string {
  const ascii = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^ -~]/g, '?')
    .trim();
  return (ascii || 'Glet').slice(0, MAX_SUBJECT_CHARACTERS);
}
