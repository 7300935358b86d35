import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from '../kit/target.ts';
import { hasChromium, startChromium, type Browser } from '../kit/sdk/chromium.ts';
import { startPageServer, type PageServer } from '../kit/sdk/page-server.ts';
import { untilCounted } from '../kit/errors.ts';
import { limit, newTrackedProject, onlyErrorOf } from '../kit/sdk/tracked-project.ts';
import { visit } from '../kit/sdk/visit.ts';

describe.skipIf(!hasChromium)('a page of another origin with @sentry/browser, in Chromium', () => {
  let browser: Browser;
  let pages: PageServer;

  beforeAll(async () => {
    [browser, pages] = await Promise.all([startChromium(), startPageServer()]);
  });

  afterAll(async () => {
    await browser?.stop();
    await pages?.stop();
  });

  it('shows what a click threw', async () => {
    const project = await newTrackedProject();
    const { page } = await visit(browser.context, pages.origin, project.dsn);
    await page.click('#pay');
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({
      title: 'TypeError: The basket has no price',
      type: 'TypeError',
      level: 'error',
      platform: 'javascript',
      user_count: 1,
      last_release: 'shop-page@2.0.0',
      environments: ['staging'],
    });
    expect(event.stack_trace_entries.at(-1)).toMatchObject({
      function: 'HTMLButtonElement.pay',
      filename: '/shop.js',
      lineNo: 15,
    });
    expect(event.payload).toMatchObject({ request: { url: expect.stringContaining(pages.origin) } });
  });

  it('shows a promise that nobody caught', async () => {
    const project = await newTrackedProject();
    const { page } = await visit(browser.context, pages.origin, project.dsn);
    await page.click('#ship');
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: 'Error: Nobody knows the address', level: 'error' });
    expect(event.stack_trace_entries.at(-1)).toMatchObject({ function: 'ship' });
  });

  it('shows a message', async () => {
    const project = await newTrackedProject();
    const { page } = await visit(browser.context, pages.origin, project.dsn);
    await page.click('#ask');
    expect((await onlyErrorOf(project)).error).toMatchObject({ title: 'May I help you?', level: 'info' });
  });

  it('sends one event after another, more than the browser lets be on their way at once', async () => {
    const project = await newTrackedProject();
    const { page } = await visit(browser.context, pages.origin, project.dsn);
    const message = 'Message of a page that goes on and on';
    for (let number = 1; number <= 40; number++) {
      await page.evaluate(`Sentry.captureMessage('${message}: ${number}'); Sentry.flush(10000)`);
    }
    expect(await untilCounted(project, 40)).toMatchObject([{ count: 40 }]);
  });

  it('sends no more of what nobody keeps once it has read that in an answer, and all of its errors', async () => {
    const project = await newTrackedProject();
    const { page, envelopes } = await visit(browser.context, pages.origin, project.dsn);
    // The session of the visit was begun before the answer was read, and may arrive after it.
    const others = (): string[] => envelopes.filter((envelope) => !/^(?:event|session) /.test(envelope));
    const send = (message: string): Promise<unknown> =>
      page.evaluate(`Sentry.captureMessage('${message}'); Sentry.flush(10000)`);
    await send('Answered');
    for (let number = 1; number <= 3; number++) {
      await page.evaluate("Sentry.startSpan({ name: 'Held back', forceTransaction: true }, () => undefined)");
      await send(`After ${number} spans`);
    }
    expect(envelopes.filter((envelope) => envelope === 'event 200')).toHaveLength(4);
    expect(others()).toEqual([]);
    expect(await untilCounted(project, 4)).toHaveLength(2);
  });

  it('holds errors back once it has read in the answer that its key is over its limit', async () => {
    const project = await newTrackedProject();
    await limit(project, { count: 1, window: 86_400 });
    const { page, envelopes } = await visit(browser.context, pages.origin, project.dsn);
    const ofType = (type: string): string[] => envelopes.filter((envelope) => envelope.startsWith(type));
    const send = (message: string): Promise<unknown> =>
      page.evaluate(`Sentry.captureMessage('${message}'); Sentry.flush(10000)`);
    // The collector may remember for ten seconds that there was room. The SDK leaves out what it has just sent.
    let sent = 0;
    const untilTheLimit = (): Promise<unknown> => send(`Message ${sent++}`).then(() => ofType('event').at(-1));
    await expect.poll(untilTheLimit, { timeout: 30_000 }).toBe('event 429');

    const before = ofType('event');
    await send('Held back');
    expect(ofType('event')).toEqual(before);
    // As old SDKs ask, with a header that takes a preflight.
    expect(
      await page.evaluate(storeByHeader, { base: target.base, id: project.id, key: project.key.public_key }),
    ).toEqual({
      status: 429,
      retryAfter: expect.stringMatching(/^\d+$/),
      limits: expect.stringMatching(/^\d+:error;default:key:/),
    });
  });
});

/** Runs in the page. */
async function storeByHeader({ base, id, key }: { base: string; id: number; key: string }): Promise<unknown> {
  const { status, headers } = await fetch(`${base}/v4/error_tracking/collector/api/${id}/store/`, {
    method: 'POST',
    headers: { 'X-Sentry-Auth': `Sentry sentry_version=7, sentry_key=${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: 'By header' }),
  });
  return { status, retryAfter: headers.get('retry-after'), limits: headers.get('x-sentry-rate-limits') };
}
