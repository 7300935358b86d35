import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { TopicSubscription } from '../../../local/assembly/messaging.ts';
import type { PolicyStatement } from '../../../local/assembly/types.ts';
import { accessKeyOf } from '../../../local/lambda/environment.ts';
import { openMailbox } from '../../../local/ses/mailbox.ts';
import { readMail } from '../../../local/ses/read-mail.ts';
import { startSns } from '../../../local/sns/server.ts';
import { openSubscriptions } from '../../../local/sns/subscriptions.ts';
import { temporaryDirectory } from './directories.ts';
import { functionOf } from './functions.ts';

export const TOPIC = 'arn:aws:sns:eu-local-1:000000000000:Alerts';
export const ADA = 'ada@acme.example';
export const ALL: PolicyStatement = { effect: 'Allow', actions: ['sns:*'], resources: [TOPIC] };

interface Changes {
  statements?: PolicyStatement[];
  topics?: string[];
  /** What the stack has. */
  deployed?: TopicSubscription[];
  /** Where links of mails lead. */
  address?: string;
}

/** A mail as its receiver sees it. */
interface Received {
  to: string;
  subject: string;
  from: string;
  text: string;
}

/** A signature as SNS takes it here. */
export const signedBy = (accessKeyId: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261127/eu-local-1/sns/aws4_request, SignedHeaders=host, Signature=0`;

/** SNS of this machine, with one function that may call it. */
export async function snsFor({
  statements = [ALL],
  topics = [TOPIC],
  deployed = [],
  address = 'http://localhost:8787',
}: Changes = {}) {
  const caller = functionOf('F', '', { role: { name: 'Role', statements } });
  const directory = temporaryDirectory();
  const file = join(directory, 'sns-subscriptions.json');
  const said: string[] = [];
  const subscriptions = openSubscriptions(file);
  const mailbox = openMailbox(join(directory, 'mail'));
  const stack = { functions: [caller], topics, subscriptions: deployed };
  const log = (line: string): void => void said.push(line);
  const local = await startSns({ stack, subscriptions, mailbox, address: () => address, log });
  onTestFinished(local.stop);

  /** Calls an operation with what it needs, and with parameters beside that, or in its place. */
  async function call(Action: string, more: Record<string, string> = {}): Promise<{ status: number; text: string }> {
    const answer = await fetch(local.endpoint, {
      method: 'POST',
      headers: { authorization: signedBy(accessKeyOf(caller)) },
      body: new URLSearchParams({ Action, Version: '2010-03-31', TopicArn: TOPIC, ...NEEDED[Action], ...more }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const mails = (): Received[] =>
    mailbox.list().map((name) => {
      const { headers, text } = readMail(mailbox.read(name)!);
      const valueOf = (wanted: string): string => headers.find(([one]) => one === wanted)![1];
      return { to: valueOf('To'), subject: valueOf('Subject'), from: valueOf('From'), text };
    });

  /** Has an address follow the topic. @returns its ARN */
  function following(endpoint: string, filterPolicy: string | null = null): string {
    const added = subscriptions.add({ topic: TOPIC, endpoint, filterPolicy });
    subscriptions.confirm(added);
    return added.arn;
  }

  return { call, mails, following, subscriptions, mailbox, file, said, caller, endpoint: local.endpoint };
}

const NEEDED: Readonly<Record<string, Record<string, string>>> = {
  Publish: { Subject: 'A subject', Message: 'A message' },
  Subscribe: { Protocol: 'email', Endpoint: ADA },
};

/** What is in an element of an answer. */
export const elementsOf = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, content]) => content!);
