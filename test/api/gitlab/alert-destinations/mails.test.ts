import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TOO_MANY_TESTS } from '../../../kit/answers.ts';
import { alertsOf, newDestination } from '../../../kit/alerts/alerting.ts';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { eventually } from '../../../kit/eventually.ts';
import { mailsTo, pageAt } from '../../../kit/local/mails.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

const INVITATION = 'AWS Notification - Subscription Confirmation';
const newAddress = (): string => `${randomUUID()}@acme.example`;
const received = (address: string) => mailsTo(target.base, address);
const subjects = async (address: string): Promise<string[]> => (await received(address)).map(({ subject }) => subject);
const tested = async (at: string): Promise<object> => (await admin('POST', `${at}/test`)).json as object;

async function follow(address: string, subject: string): Promise<void> {
  const mail = (await received(address)).find((one) => one.subject === subject);
  await pageAt(target.base, mail!.links[0]!);
}

/** By AWS, as a tenant has it that says of no sender. */
describe.skipIf(target.kind === 'deployed')('mails', () => {
  it('come to an address that has confirmed, until it has enough of them', async () => {
    const address = newAddress();
    const at = await newDestination(await newProject(), { kind: 'email', name: 'Ada', emails: [address] });
    expect(await subjects(address)).toEqual([INVITATION]);
    const unconfirmed = {
      delivered: false,
      status: 403,
      problem: `${address} has not confirmed yet: AWS sends a mail with a link, and a test sends it again.`,
      answer: '',
    };
    expect(await tested(at)).toMatchObject(unconfirmed);
    expect(await subjects(address)).toEqual([INVITATION, INVITATION]);

    await follow(address, INVITATION);
    expect(await tested(at)).toMatchObject({ delivered: true, status: 200, problem: null });
    const [mail] = await received(address);
    expect(mail).toMatchObject({ from: expect.stringContaining('no-reply@sns.amazonaws.com') });
    expect(mail!.text).toContain('TestError: this is a test of your alerts, nothing is broken');

    await follow(address, mail!.subject);
    expect(await tested(at)).toMatchObject(unconfirmed);
  });

  it('are for the addresses of a destination alone, of which each is asked once', async () => {
    const [ada, bob, eve] = [newAddress(), newAddress(), newAddress()];
    const project = await newProject();
    const at = await newDestination(project, { kind: 'email', name: 'Two', emails: [ada, bob] });
    await newDestination(await newProject(), { kind: 'email', name: 'Another', emails: [eve] });
    await Promise.all([ada, eve].map((address) => follow(address, INVITATION)));
    expect(await tested(at)).toMatchObject({
      delivered: true,
      answer: expect.stringContaining(`${bob} has not confirmed yet`),
    });
    expect([await received(ada), await received(bob), await received(eve)].map((mails) => mails.length)).toEqual([
      2, 2, 1,
    ]);
    const carol = newAddress();
    expect(await admin('PUT', at, { json: { emails: [ada, carol] } })).toMatchObject({ status: 200 });
    expect([await subjects(carol), (await subjects(ada)).length]).toEqual([[INVITATION], 2]);
  });

  it('are sent of an alert once somebody has confirmed, and not lost before', async () => {
    const address = newAddress();
    const reporter = await newReporter();
    const at = await newDestination(reporter.project, { kind: 'email', name: 'Ada', emails: [address] });
    await report(reporter, exceptionOf('MailedError'));
    const failing = await eventually(
      async () =>
        ((await admin('GET', at)).json as { state: { failing_since: string | null; last_attempt: object } }).state,
      ({ failing_since }) => failing_since !== null,
    );
    expect(failing.last_attempt).toMatchObject({
      problem: expect.stringContaining(`${address} has not confirmed yet`),
    });

    await follow(address, INVITATION);
    // A test that arrives has what waits sent at once.
    expect(await tested(at)).toMatchObject({ delivered: true });
    const all = await eventually(
      () => subjects(address),
      (mails) => mails.length > 2,
    );
    expect(all).toEqual([expect.stringContaining('MailedError'), expect.stringContaining('TestError'), INVITATION]);
    const { history } = alertsOf(reporter.project);
    const told = await eventually(
      async () => (await admin('GET', history)).json as { state: string }[],
      ([last]) => last?.state === 'sent',
    );
    expect(told).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('ask new addresses ten times a minute, however often a destination is saved', async () => {
    const address = newAddress();
    const at = await newDestination(await newProject(), { kind: 'email', name: 'Ada', emails: [address] });
    const answers = [];
    // More than two minutes have room for.
    for (let turn = 0; turn < 12; turn++)
      for (const emails of [[newAddress()], [address]]) answers.push(await admin('PUT', at, { json: { emails } }));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused).toEqual(refused.map(() => TOO_MANY_TESTS));
    expect((await received(address)).length).toBeLessThanOrEqual(11);
    // What asks nobody is saved.
    expect(await admin('PUT', at, { json: { name: 'Lovelace' } })).toMatchObject({ status: 200 });
  });

  it('are for no address that SNS refuses, and then nothing is saved', async () => {
    const { destinations } = alertsOf(await newProject());
    const refused = await admin('POST', destinations, {
      json: { kind: 'email', name: 'Nobody', emails: ['ada@-.example'] },
    });
    expect(refused).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining('emails is invalid: SNS cannot mail to ada@-.example') },
    });
    expect(await admin('GET', destinations)).toMatchObject({ json: [] });
  });
});
