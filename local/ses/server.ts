import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../assembly/references.ts';
import type { LambdaFunction } from '../assembly/types.ts';
import type { Refusal } from '../iam/caller.ts';
import type { Action } from '../iam/policy.ts';
import { jsonObject, restRefusal, startService, type Asked, type Service } from '../service.ts';
import type { Mailbox } from './mailbox.ts';
import { readEmail } from './read-email.ts';

interface SesStack {
  functions: readonly LambdaFunction[];
  senders: readonly string[];
}

export interface Ses extends Service {
  /** From now on these functions and senders are there. */
  update: (stack: SesStack) => void;
}

export interface SesOptions {
  stack: SesStack;
  mailbox: Mailbox;
  /** Whether callers' roles are looked at. */
  enforcesRoles?: boolean;
  log: (line: string) => void;
}

/**
 * Stands in for SES's SendEmail, and keeps what is sent
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). There is no sandbox here.
 */
export async function startSes(options: SesOptions): Promise<Ses> {
  const { mailbox, log, enforcesRoles = true } = options;
  let stack = options.stack;

  /** SES takes an address that is verified itself before its domain. */
  const identityOf = (from: string): string | undefined =>
    [from, from.slice(from.lastIndexOf('@') + 1)].find((name) => stack.senders.includes(name));

  function actionsOf({ method, path, body }: Asked): readonly Action[] | Refusal {
    if (method !== 'POST' || path !== '/v2/email/outbound-emails')
      return { type: 'NotFoundException', message: `${method} ${path} is not known to the local runner.` };
    const { FromEmailAddress: given } = jsonObject(body) ?? {};
    const from = typeof given === 'string' ? given : '';
    const resource = `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${identityOf(from) ?? from}`;
    return [{ action: 'ses:SendEmail', resource, context: { 'ses:FromAddress': from } }];
  }

  const service = await startService({
    name: 'ses',
    functions: () => (enforcesRoles ? stack.functions : 'everybody'),
    actionsOf,
    answer({ body }) {
      const email = readEmail(jsonObject(body) ?? {}, body.length);
      if ('type' in email) return email;
      if (identityOf(email.from) === undefined) return notVerified(email.from);
      const id = randomUUID();
      mailbox.put(id, email);
      log(`A mail to ${email.to.join(', ')} was sent, to be read at /_local/mail: ${email.subject}`);
      return { contentType: 'application/json', body: JSON.stringify({ MessageId: id }) };
    },
    refuse: restRefusal,
    log,
  });

  return { ...service, update: (next) => void (stack = next) };
}

/** In SES's words: https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html */
function notVerified(from: string): Refusal {
  const message = `Email address is not verified. The following identities failed the check in region ${REGION.toUpperCase()}: ${from}`;
  return { type: 'MessageRejected', message };
}
