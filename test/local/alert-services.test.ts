import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAlertServices } from '../../local/alert-services.ts';
import { loadAssembly } from '../../local/assembly/load.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { echo, serving } from '../kit/local/gateway.ts';
import { ADA, signedBy } from '../kit/local/sns.ts';
import { smallTemplate, writeAssembly } from '../kit/local/template.ts';

const TOPIC = 'arn:aws:sns:eu-local-1:000000000000:Small-Topic';
const OPS = 'ops@acme.example';

/** A stack with a topic whose operator follows it. */
function assemblyWithTopic() {
  const template = smallTemplate();
  Object.assign(template.Resources, {
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Operator: {
      Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'email', TopicArn: { Ref: 'Topic' }, Endpoint: OPS },
    },
  });
  return loadAssembly(writeAssembly(template));
}

/** What alerts take of AWS behind a gateway, as `npm start` has them. */
async function services(dataDirectory = temporaryDirectory()) {
  let address = '';
  const started = await startAlertServices({
    dataDirectory,
    assembly: assemblyWithTopic(),
    accept: () => undefined,
    address: () => address,
    enforcesRoles: false,
    log: () => undefined,
  });
  onTestFinished(started.stop);
  const { port } = await serving(echo, undefined, started.pages);
  address = `http://localhost:${port}`;
  const call = async (Action: string, more: object): Promise<string> => {
    const body = new URLSearchParams({ Action, Version: '2010-03-31', TopicArn: TOPIC, ...more });
    const headers = { authorization: signedBy('anybody') };
    return (await fetch(started.endpoints.sns, { method: 'POST', headers, body })).text();
  };
  const ask = (path: string, { host = `localhost:${port}`, method = 'GET' } = {}) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = request({ port, path, method, headers: { host } }, (answer) => {
        answer.toArray().then((chunks) => {
          resolve({ status: answer.statusCode!, body: Buffer.concat(chunks as Buffer[]).toString() });
        }, reject);
      });
      sent.on('error', reject).end();
    });
  /** Paths of the mails' pages by receivers, the newest first. */
  const mailsTo = async (to: string): Promise<string[]> => {
    const rows = (await ask('/_local/mail')).body.split('<tr>').filter((row) => row.includes(`<td>${to}</td>`));
    return rows.map((row) => /href="([^"]+)"/.exec(row)![1]!);
  };
  /** Where the link of SNS leads that a mail's page has. */
  const linkIn = async (path: string): Promise<string> =>
    /<a href="(\/_local\/sns\/[^"]+)"/.exec((await ask(path)).body)![1]!.replaceAll('&amp;', '&');
  const subscribe = async (): Promise<string> => {
    await call('Subscribe', { Protocol: 'email', Endpoint: ADA });
    return linkIn((await mailsTo(ADA))[0]!);
  };
  const publish = async (): Promise<string> => call('Publish', { Subject: 'a', Message: 'b' });
  return { call, ask, mailsTo, linkIn, subscribe, publish, dataDirectory, address };
}

describe('who follows a topic', () => {
  it('confirms and ends that by links of mails, and the operator was there before', async () => {
    const { ask, mailsTo, linkIn, subscribe, publish, call } = await services();
    const confirm = await subscribe();
    await publish();
    expect(await mailsTo(OPS)).toHaveLength(1);
    expect(await mailsTo(ADA)).toHaveLength(1);
    for (let times = 0; times < 2; times++) {
      const { status, body } = await ask(confirm);
      expect(status).toBe(200);
      expect(body).toContain(`${ADA} is told what is published to ${TOPIC}.`);
      expect(body).toMatch(/href="\/_local\/sns\/unsubscribe\?arn=/);
    }
    await publish();
    expect(await mailsTo(ADA)).toHaveLength(2);
    const unsubscribe = await linkIn((await mailsTo(ADA))[0]!);
    expect(await ask(unsubscribe)).toMatchObject({
      status: 200,
      body: expect.stringContaining(`${ADA} is no longer told`),
    });
    expect(await ask(unsubscribe)).toMatchObject({ status: 404 });
    expect(await ask(confirm)).toMatchObject({ status: 404 });
    await publish();
    expect(await mailsTo(ADA)).toHaveLength(2);
    expect(await mailsTo(OPS)).toHaveLength(3);
    expect(await call('ListSubscriptionsByTopic', {})).not.toContain(ADA);
  });

  it('still does after the next start, though the port is another one', async () => {
    const before = await services();
    const confirm = await before.subscribe();
    const [mail] = await before.mailsTo(ADA);
    // The first one is not stopped, as if it had been killed: what it was to write it has written.
    const { ask, linkIn, publish, mailsTo, address } = await services(before.dataDirectory);
    expect(address).not.toBe(before.address);
    expect(await linkIn(mail!)).toBe(confirm);
    expect(await ask(confirm)).toMatchObject({ status: 200 });
    await publish();
    expect(await mailsTo(ADA)).toHaveLength(2);
  });
});

describe('the pages of subscriptions', () => {
  it.each(['evil.example', 'localhost.evil.example', 'evil.example:8787'])(
    'do nothing for %s that leads its name here',
    async (host) => {
      const { ask, subscribe, call } = await services();
      const confirm = await subscribe();
      expect(await ask(confirm, { host })).toMatchObject({ status: 403 });
      expect(await call('ListSubscriptionsByTopic', {})).toContain('PendingConfirmation');
    },
  );

  it.each(['HEAD', 'POST'])('do nothing by %s', async (method) => {
    const { ask, subscribe, call } = await services();
    expect(await ask(await subscribe(), { method })).toMatchObject({ status: 405 });
    expect(await call('ListSubscriptionsByTopic', {})).toContain('PendingConfirmation');
  });

  it.each([
    `confirm?topic=${TOPIC}&token=x`,
    'confirm',
    'unsubscribe',
    `unsubscribe?arn=${TOPIC}:x`,
    'constructor',
    '__proto__',
    '',
  ])('say that there is no %s', async (path) => {
    const { status, body } = await (await services()).ask(`/_local/sns/${path}`);
    expect(status).toBe(404);
    expect(body).toContain('<h1>Subscriptions</h1>');
  });
});
