import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PolicyStatement } from '../../local/assembly/types.ts';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { openMailbox } from '../../local/ses/mailbox.ts';
import { readEmail } from '../../local/ses/read-email.ts';
import { readMail } from '../../local/ses/read-mail.ts';
import { startSes } from '../../local/ses/server.ts';
import { openSes, type Email } from '../../shared/ses/send-email.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

const FROM = 'errors@acme.example';
const SENDING: PolicyStatement = {
  effect: 'Allow',
  actions: ['ses:SendEmail'],
  resources: ['arn:aws:ses:eu-local-1:000000000000:identity/acme.example'],
  conditions: [{ key: 'ses:FromAddress', values: [FROM] }],
};
const EMAIL: Email = {
  to: ['ada@acme.example', 'bob@acme.example'],
  subject: `Neuer Fehler in „shop“: ${'ä😀'.repeat(40)}`,
  text: 'Zeile 1\r\n.\r\n<b>ä</b>',
  html: '<p>ä</p>'.repeat(30),
  headers: { 'Auto-Submitted': 'auto-generated', 'Message-ID': '<mine@acme.example>' },
};

/** SES of this machine, with one function that may send. */
async function sesFor({ statements = [SENDING], senders = ['acme.example'], from = FROM } = {}) {
  const caller = functionOf('F', '', { role: { name: 'Role', statements } });
  const directory = temporaryDirectory();
  const said: string[] = [];
  const mailbox = openMailbox(directory);
  const local = await startSes({ stack: { functions: [caller], senders }, mailbox, log: (line) => said.push(line) });
  const credentials = { accessKeyId: accessKeyOf(caller), secretAccessKey: 'local' };
  const store = openStore({ table: 'none' }, { region: 'eu-local-1', credentials });
  onTestFinished(async () => {
    store.db.destroy();
    await local.stop();
  });
  return { send: openSes(store, from, local.endpoint), directory, mailbox, said };
}

describe('a mail', () => {
  it('is kept as a file that a mail program opens, as SES sends it', async () => {
    const { send, directory, mailbox } = await sesFor();
    const { status, text: id } = await send(EMAIL);
    expect(status).toBe(200);
    const [name] = mailbox.list();
    expect(readdirSync(directory)).toEqual([name]);
    expect(statSync(join(directory, name!)).mode & 0o777).toBe(0o600);
    const source = readFileSync(join(directory, name!), 'utf8');
    expect(source).toMatch(/^[\x20-\x7e\r\n]*$/);
    for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(100);
    const { headers, text, html } = readMail(source);
    expect({ text, html }).toEqual({ text: EMAIL.text, html: EMAIL.html });
    expect(headers).toEqual([
      ['Date', expect.stringMatching(/ \+0000$/)],
      ['Message-ID', `<${id}@local>`],
      ['From', FROM],
      ['To', 'ada@acme.example, bob@acme.example'],
      ['Subject', EMAIL.subject],
      ['Auto-Submitted', 'auto-generated'],
      ['MIME-Version', '1.0'],
      ['Content-Type', expect.stringContaining('multipart/alternative')],
    ]);
  });

  it('from an address that is not verified is rejected', async () => {
    const statements = [{ effect: 'Allow' as const, actions: ['ses:*'], resources: ['*'] }];
    const { send, mailbox } = await sesFor({ statements, from: 'errors@other.example' });
    expect(await send(EMAIL)).toEqual({
      status: 400,
      text: expect.stringContaining('SES: Email address is not verified. The following identities failed'),
    });
    expect(mailbox.list()).toEqual([]);
  });

  it.each<[string, PolicyStatement[], string]>([
    ['may not send', [], FROM],
    ['may send as another address alone', [SENDING], 'others@acme.example'],
    [
      'may send as another domain alone',
      [{ ...SENDING, resources: ['arn:aws:ses:eu-local-1:000000000000:identity/x'] }],
      FROM,
    ],
  ])('of a function that %s is denied', async (_, statements, from) => {
    const { send, mailbox, said } = await sesFor({ statements, from });
    expect(await send(EMAIL)).toMatchObject({ status: 403 });
    expect(said.join()).toContain('is not authorized to perform: ses:SendEmail on resource');
    expect(mailbox.list()).toEqual([]);
  });

  it('belongs to the address that is verified itself before its domain', async () => {
    const statements = [{ ...SENDING, resources: [`arn:aws:ses:eu-local-1:000000000000:identity/${FROM}`] }];
    const { send } = await sesFor({ statements, senders: ['acme.example', FROM] });
    expect(await send(EMAIL)).toMatchObject({ status: 200 });
  });
});

describe('what SES refuses is refused', () => {
  const data = (Data: string): object => ({ Data });
  const whole = (changes: object = {}, content: object = {}) => ({
    FromEmailAddress: FROM,
    Destination: { ToAddresses: ['ada@acme.example'] },
    Content: { Simple: { Subject: data('Subject'), Body: { Text: data('text') }, ...content } },
    ...changes,
  });
  const refusal = (given: object): unknown => readEmail({ ...given }, 100);

  it('but not what it takes', () => {
    expect(refusal(whole())).toMatchObject({ to: ['ada@acme.example'], subject: 'Subject', text: 'text', html: null });
  });

  it.each<[string, object]>([
    ['FromEmailAddress is no address', whole({ FromEmailAddress: 'errors' })],
    ['FromEmailAddress is no address', whole({ FromEmailAddress: 'fehler@schön.example' })],
    ['1 to 50 recipients', whole({ Destination: { ToAddresses: [] } })],
    ['1 to 50 recipients', whole({ Destination: { ToAddresses: Array(51).fill('ada@acme.example') } })],
    ['"ada" is no address', whole({ Destination: { ToAddresses: ['ada'] } })],
    ['is no address', whole({ Destination: { ToAddresses: ['ada@acme.example\r\nBcc: x@y.example'] } })],
    ['CcAddresses is not known', whole({ Destination: { ToAddresses: ['a@b.example'], CcAddresses: [] } })],
    ['ConfigurationSetName is not known', whole({ ConfigurationSetName: 'x' })],
    ['Raw is not known', whole({ Content: { Raw: {} } })],
    ['The subject is none', whole({}, { Subject: data('a\r\nb') })],
    ['The subject is none', whole({}, { Subject: undefined })],
    ['The body has to be', whole({}, { Body: {} })],
    ['The body has to be', whole({}, { Body: { Text: { Data: 'x', Charset: 'ISO-8859-1' } } })],
    ['at most 15 headers', whole({}, { Headers: Array.from({ length: 16 }, () => ({ Name: 'A', Value: 'b' })) })],
    ['The header To is not allowed', whole({}, { Headers: [{ Name: 'To', Value: 'x@y.example' }] })],
    ['The header A b is not', whole({}, { Headers: [{ Name: 'A b', Value: 'b' }] })],
    ['The header A is not', whole({}, { Headers: [{ Name: 'A', Value: 'b\r\nBcc: x' }] })],
    ['The header A is not', whole({}, { Headers: [{ Name: 'A', Value: 'ä' }] })],
    [
      'The header a is not',
      whole(
        {},
        {
          Headers: [
            { Name: 'A', Value: 'b' },
            { Name: 'a', Value: 'c' },
          ],
        },
      ),
    ],
  ])('%s', (sentence, given) => {
    expect(refusal(given)).toEqual({ type: 'BadRequestException', message: expect.stringContaining(sentence) });
  });

  it('a message above 40 MB', () => {
    expect(readEmail(whole(), 40 * 1024 * 1024 + 1)).toMatchObject({ type: 'BadRequestException' });
  });
});
