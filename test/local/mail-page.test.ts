import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { MAIL_PATH, serveMails } from '../../local/ses/mail-page.ts';
import { openMailbox } from '../../local/ses/mailbox.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { echo, serving } from '../kit/local/gateway.ts';

const EVIL = '"><script>alert(1)</script>';
const ID = '0a1b2c3d-0000-4000-8000-000000000000';

/** A gateway with the page, and one mail that would like to be more than text. */
async function pageOf(mails = 1) {
  const mailbox = openMailbox(temporaryDirectory());
  const email = {
    from: 'errors@acme.example',
    to: ['ada@acme.example'],
    subject: EVIL,
    text: EVIL,
    html: EVIL,
    headers: [],
  };
  for (let index = 0; index < mails; index++) mailbox.put(ID, email);
  const { port } = await serving(echo, undefined, (incoming, outgoing) => serveMails(mailbox, incoming, outgoing));
  const ask = (path: string, { host = `localhost:${port}`, method = 'GET' } = {}) =>
    new Promise<{ status: number; headers: object; body: string }>((resolve, reject) => {
      const sent = request({ port, path, method, headers: { host } }, (answer) => {
        answer.toArray().then((chunks) => {
          const body = Buffer.concat(chunks as Buffer[]).toString();
          resolve({ status: answer.statusCode!, headers: answer.headers, body });
        }, reject);
      });
      sent.on('error', reject).end();
    });
  return { ask, mailbox };
}

describe('the page of mails', () => {
  it('lists them, shows each, and runs nothing that is in one', async () => {
    const { ask, mailbox } = await pageOf();
    const list = await ask(MAIL_PATH);
    const [name] = mailbox.list();
    expect(list).toMatchObject({
      status: 200,
      headers: { 'content-security-policy': expect.stringMatching(/^default-src 'none'/) },
    });
    expect(list.body).toContain(`href="${MAIL_PATH}/${name}"`);
    const mail = await ask(`${MAIL_PATH}/${name}`);
    expect(mail.body).toContain('<iframe sandbox srcdoc="&quot;&gt;&lt;script&gt;alert(1)');
    for (const { body } of [list, mail]) {
      expect(body).not.toContain('<script');
      expect(body).toContain('&lt;script&gt;');
    }
  });

  it('makes links of those of subscriptions to this machine, and of nothing else', async () => {
    const { ask, mailbox } = await pageOf(0);
    const own = 'http://localhost:1/_local/sns/confirm?topic=arn%3Aa&token=b';
    const others = [
      'http://evil.example/_local/sns/confirm?topic=a',
      'http://localhost.evil.example/_local/sns/confirm?topic=a',
      'http://localhost:1/_local/snsx/confirm?topic=a',
      'http://localhost:1/_local/sns/../mail?a=b',
      'http://localhost:1/api/ui?a=b',
      'https://acme.example/',
      '<a href="http://localhost:1/">x</a>',
    ];
    const text = `${EVIL}\n${own}"onclick="x\n${others.join('\n')}`;
    const email = { from: 'a@acme.example', to: [], subject: 's', text, html: null, headers: [] };
    mailbox.put(ID, email);
    const { body } = await ask(`${MAIL_PATH}/${mailbox.list()[0]}`);
    const shown = body.slice(body.indexOf('<pre>'));
    expect(shown.match(/<a [^>]*>/g)).toEqual(['<a href="/_local/sns/confirm?topic=arn%3Aa&amp;token=b">']);
    expect(shown).toContain('token=b</a>&quot;onclick=');
    expect(shown).not.toContain('<script');
    expect(body).not.toContain('<iframe');
  });

  it('says so when there is none', async () => {
    expect((await (await pageOf(0)).ask(MAIL_PATH)).body).toContain('No mail was sent yet.');
  });

  it.each(['../admin-token', '%2e%2e%2fadmin-token', 'x.eml'])('has no other file: %s', async (name) => {
    const { ask } = await pageOf();
    const { status, body } = await ask(`${MAIL_PATH}/${name}`);
    expect([403, 404]).toContain(status);
    expect(body).not.toContain('glpat-');
  });

  it.each(['evil.example', 'localhost.evil.example', 'evil.example:8787'])(
    'is not for a page of %s that leads its name here',
    async (host) => expect(await (await pageOf()).ask(MAIL_PATH, { host })).toMatchObject({ status: 403 }),
  );

  it('is only read', async () => {
    expect(await (await pageOf()).ask(MAIL_PATH, { method: 'POST' })).toMatchObject({ status: 405 });
  });

  it('leaves all else to the APIs', async () => {
    const { ask } = await pageOf();
    expect(await ask('/api/projects/1')).toMatchObject({
      status: 200,
      body: expect.stringContaining('"path":"/projects/1"'),
    });
    expect(await ask('/_local/mails')).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
  });
});
