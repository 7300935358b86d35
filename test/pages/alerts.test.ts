import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { expectFaultless } from '../kit/browser/in-all-looks.ts';
import { opened } from '../kit/browser/signed-in.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { newToken, type Project } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { target } from '../kit/target.ts';

const alertsOf = ({ fullPath }: Project, query = ''): string => `${target.base}/ui/${fullPath}/-/alerts${query}`;
const below = (project: Project, what: string): string => `${project.at}/error_tracking/${what}`;

/** A secret in an address. */
const KEY = 'k3y-that-nobody-guesses';

/** A receiver on this machine: it answers what it is told to, and keeps what it was sent. */
async function newReceiver() {
  const sent: { headers: IncomingHttpHeaders; body: string }[] = [];
  let answer: [status: number, body: string] = [200, 'ok'];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      sent.push({ headers: request.headers, body });
      response.writeHead(answer[0]).end(answer[1]);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook?key=${KEY}`,
    sent,
    answers: (...next: [number, string]) => (answer = next),
  };
}

describe.skipIf(!hasBrowser)('alerts, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('lead from nothing to a destination that was tried, and say what its receiver answers', async () => {
    const { project } = await newReporter();
    const receiver = await newReceiver();
    receiver.answers(404, 'no such hook');
    const { page, watched } = await opened(alertsOf(project), browser);
    await page.getByText('Nobody is told of errors yet').waitFor();
    await page.getByRole('button', { name: 'Webhook', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Alerts to Webhook' });
    await dialog.getByLabel('URL').fill(receiver.url);
    await dialog.getByRole('button', { name: 'Add and send a test' }).click();

    await page.getByText('Not delivered').waitFor();
    await page.getByText('no such hook').first().waitFor();
    const secret = await page.locator('code').filter({ hasText: 'whsec_' }).innerText();
    expect(secret).toMatch(/^whsec_[\w+/=-]{20,}$/);
    await expectFaultless(page);
    await page.getByRole('button', { name: 'I have it' }).click();
    expect(await page.getByText(secret).count()).toBe(0);

    receiver.answers(200, 'thanks');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText(/^Delivered in .*: the receiver answered 200\.$/).waitFor();
    expect(receiver.sent).toHaveLength(2);
    expect(receiver.sent[1]!.headers).toMatchObject({ 'webhook-id': expect.stringMatching(/^msg_/) });

    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'New signing secret …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make a new secret' }).click();
    const next = await page.locator('code').filter({ hasText: 'whsec_' }).innerText();
    expect([next === secret, next.startsWith('whsec_')]).toEqual([false, true]);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect.poll(() => receiver.sent.length).toBe(3);
    const signatures = String(receiver.sent[2]!.headers['webhook-signature']).split(' ');
    expect(signatures).toHaveLength(2);
    expect(await page.content()).not.toContain(KEY);
    expect(watched.faults).toEqual([]);
  });

  it('are sent of an error that is new, and listed with what became of them', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const receiver = await newReceiver();
    const webhook = { kind: 'webhook', name: 'Shop', url: receiver.url };
    await admin('POST', below(project, 'alert_destinations'), { json: webhook });
    await report(reporter, exceptionOf('CartError'));
    const { page, watched } = await opened(alertsOf(project, '?view=history'), browser);
    await page.getByText('1 new', { exact: true }).waitFor();
    const row = page.getByRole('listitem', { name: 'sent: 1 new' });
    expect(await row.innerText()).toContain('to Shop');
    expect(receiver.sent).toHaveLength(1);
    await row.getByRole('link', { name: 'CartError' }).click();
    await page.getByRole('heading', { name: 'CartError', exact: true }).waitFor();
    expect(watched.faults).toEqual([]);
  });

  it('say what is wrong with an address at its field, and keep the form', async () => {
    const { project } = await newReporter();
    const { page } = await opened(alertsOf(project), browser);
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('Webhook URL');
    await field.fill('ftp://hooks.example/x');
    await dialog.getByRole('button', { name: 'Add and send a test' }).click();
    await dialog.getByRole('alert').first().waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('ftp://hooks.example/x');
    expect((await admin('GET', below(project, 'alert_destinations'))).json).toEqual([]);
  });

  it('switch a destination off, mute it, take that back, and delete it', async () => {
    const { project } = await newReporter();
    const slack = { kind: 'slack', name: 'Shop', url: 'https://hooks.slack.com/services/T0/B0/secret' };
    await admin('POST', below(project, 'alert_destinations'), { json: slack });
    const stored = async () => ((await admin('GET', below(project, 'alert_destinations'))).json as [never])[0];
    const { page, watched } = await opened(alertsOf(project), browser);
    const row = page.getByRole('listitem').filter({ hasText: 'Shop' });
    const choose = async (name: string): Promise<void> => {
      await row.getByRole('button', { name: 'More' }).click();
      await row.getByRole('button', { name }).click();
    };
    await choose('Switch off');
    await row.getByText('off', { exact: true }).waitFor();
    await choose('Mute until tomorrow morning');
    await row.getByText('muted until').waitFor();
    expect(await stored()).toMatchObject({ enabled: false, muted_until: expect.any(String) });
    await page.keyboard.press('z');
    await row.getByText('muted until').waitFor({ state: 'detached' });
    await choose('Delete …');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete destination' }).click();
    await page.getByText('Nobody is told of errors yet').waitFor();
    expect(watched.faults).toEqual([]);
  });

  it('have rules that are changed, and read as sentences', async () => {
    const { project } = await newReporter();
    const { page, watched } = await opened(alertsOf(project, '?view=rules'), browser);
    await page.getByText('When an error is new, comes back, or is snoozed no more, tell every destination.').waitFor();
    await page.getByText('Rules tell nobody as long as there is no destination.').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    const triggers = ['An error is new', 'An error comes back', 'An error is not snoozed any more'];
    for (const trigger of triggers) await dialog.getByLabel(trigger).uncheck();
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    for (const trigger of triggers) await dialog.getByLabel(trigger).check();
    await dialog.getByLabel('There are many events or users').check();
    const count = dialog.getByLabel('At least');
    await count.fill('0');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await dialog.getByText('At least is invalid: of events it is a whole number from 1 to 1000000').waitFor();
    expect(await count.getAttribute('aria-invalid')).toBe('true');
    const beside = await dialog.getByLabel('Within minutes').boundingBox();
    expect((await count.boundingBox())!.y).toBe(beside!.y);
    await count.fill('25');
    await dialog.getByLabel('Tell also when it is over').check();
    await dialog.getByText('Only for some errors').click();
    await dialog.getByLabel('Environments').fill('production\nstaging');
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await page
      .getByText('When an error is new, comes back, is snoozed no more, or has 25 events within 1 hour')
      .waitFor();
    await page.getByText(', also when it is over.').waitFor();
    await page.getByText('Only in production or staging').waitFor();
    const [rule] = (await admin('GET', below(project, 'alert_rules'))).json as [unknown];
    expect(rule).toMatchObject({
      triggers: ['new', 'regressed', 'unsnoozed', 'threshold'],
      threshold: { of: 'error', counts: 'events', count: 25, minutes: 60 },
      filters: { environments: ['production', 'staging'] },
      destinations: null,
    });
    expect(watched.faults).toEqual([]);
  });

  it('show a developer rules and history, and nothing to change', async () => {
    const { project } = await newReporter();
    const { token } = await newToken(project, { access_level: 30 });
    const { page, watched } = await opened(alertsOf(project), browser, token);
    await page.getByText('When an error is new, comes back, or is snoozed no more').waitFor();
    expect(await page.getByRole('navigation', { name: 'Alerts' }).getByRole('link').allInnerTexts()).toEqual([
      'Rules',
      'History',
    ]);
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByText('Nothing was told yet').waitFor();
    expect(watched.faults).toEqual([]);
  });
});
