import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { LambdaFunction } from '../assembly/types.ts';
import type { Refusal } from '../iam/caller.ts';
import type { Action } from '../iam/policy.ts';
import { startService, type Asked, type Service } from '../service.ts';

interface SnsStack {
  functions: readonly LambdaFunction[];
  topics: readonly string[];
}

export interface Sns extends Service {
  /** From now on these functions and topics are there. */
  update: (stack: SnsStack) => void;
}

export interface SnsOptions {
  stack: SnsStack;
  /** Where what was published is kept, a JSON object a line. */
  file: string;
  /** Whether callers' roles are looked at. */
  enforcesRoles?: boolean;
  log: (line: string) => void;
}

const KNOWN = ['Action', 'Message', 'Subject', 'TopicArn', 'Version'];
/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const MAX_MESSAGE_BYTES = 262_144;
const SUBJECT = /^[!-~][ -~]{0,99}$/;

/** Stands in for SNS's Publish: nobody follows a topic here, so what is published is kept, and said in the log. */
export async function startSns(options: SnsOptions): Promise<Sns> {
  const { file, log, enforcesRoles = true } = options;
  let stack = options.stack;

  const service = await startService({
    name: 'sns',
    functions: () => (enforcesRoles ? stack.functions : 'everybody'),
    actionsOf,
    answer({ body }) {
      const given = Object.fromEntries(new URLSearchParams(body.toString()));
      const refused = refusalOf(given, stack.topics);
      if (refused !== null) return refused;
      const { TopicArn, Subject, Message } = given;
      const MessageId = randomUUID();
      const entry = { timestamp: new Date().toISOString(), MessageId, TopicArn, Subject, Message };
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      log(`The operator was told, which is kept in ${file}: ${Subject}`);
      const result = `<PublishResult><MessageId>${MessageId}</MessageId></PublishResult>`;
      return { contentType: 'text/xml', body: `<PublishResponse xmlns="${NAMESPACE}">${result}</PublishResponse>` };
    },
    refuse: ({ type, message }) => ({
      status: STATUS[type] ?? 403,
      contentType: 'text/xml',
      body: `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${type}</Code><Message>${escaped(message)}</Message></Error></ErrorResponse>`,
    }),
    log,
  });

  return { ...service, update: (next) => void (stack = next) };
}

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';
const STATUS: Readonly<Record<string, number>> = { InvalidParameter: 400, NotFound: 404 };

function actionsOf({ method, path, body }: Asked): readonly Action[] | Refusal {
  const given = new URLSearchParams(body.toString());
  if (method !== 'POST' || path !== '/' || given.get('Action') !== 'Publish')
    return { type: 'InvalidParameter', message: 'Publish alone is known to the local runner.' };
  return [{ action: 'sns:Publish', resource: given.get('TopicArn') ?? '*' }];
}

function refusalOf(given: Readonly<Record<string, string>>, topics: readonly string[]): Refusal | null {
  const invalid = (message: string): Refusal => ({
    type: 'InvalidParameter',
    message: `Invalid parameter: ${message}`,
  });
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) return invalid(`${unknown} is not known to the local runner`);
  const { TopicArn = '', Subject = '', Message = '', Version } = given;
  if (Version !== '2010-03-31') return invalid('Version');
  if (!topics.includes(TopicArn)) return { type: 'NotFound', message: 'Topic does not exist' };
  if (!SUBJECT.test(Subject)) return invalid('Subject');
  if (Message === '') return invalid('Empty message');
  return Buffer.byteLength(Message) > MAX_MESSAGE_BYTES ? invalid('Message too long') : null;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
