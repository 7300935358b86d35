import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { accessibilityFaults } from '../kit/browser/axe.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { opened, signedIn } from '../kit/browser/signed-in.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../kit/collector.ts';
import { untilCounted } from '../kit/errors.ts';
import { admin } from '../kit/request.ts';
import { target } from '../kit/target.ts';

describe.skipIf(!hasBrowser)('events of an error, opened in the browser', () => {
  let browser: Browser;
  let reporter: Reporter;
  let events: string[];
  let id: number;

  beforeAll(async () => {
    browser = await connect();
    reporter = await newReporter();
    events = await report(
      reporter,
      exceptionOf('CheckoutError', { release: 'shop@1.0' }),
      exceptionOf('CheckoutError'),
    );
    id = (await untilCounted(reporter.project, 2))[0]!.id;
  });
  afterAll(() => browser?.close());

  const ui = (rest = `error_tracking/${id}/details`): string =>
    `${target.base}/ui/${reporter.project.fullPath}/-/${rest}`;

  it('shows an event before its error is counted, and the error as soon as it is', async () => {
    let isCounted = false;
    const tab = await signedIn(browser);
    onTestFinished(() => tab.context.close());
    const fresh = await newReporter();
    const [event] = await report(fresh, exceptionOf('BrandNewError'));
    await untilCounted(fresh.project, 1);
    await tab.page.route('**/error_tracking/errors/*', (route) =>
      isCounted ? route.continue() : route.fulfill({ status: 404, json: { message: '404 Not Found' } }),
    );
    await tab.page.goto(`${target.base}/ui/${fresh.project.fullPath}/-/events/${event}`);
    await tab.page.getByText('will be counted in a moment').waitFor();
    expect(await tab.page.getByText('BrandNewError: it broke').first().isVisible()).toBe(true);
    isCounted = true;
    await tab.page.getByRole('heading', { level: 1, name: 'BrandNewError' }).waitFor();
    expect(await tab.page.getByText('will be counted in a moment').count()).toBe(0);
  });

  it('says that an error or an event is gone, with a way back', async () => {
    const { page } = await opened(ui('error_tracking/4711/details'), browser);
    expect(await page.getByText(/This error is gone/).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Errors' }).first().isVisible()).toBe(true);
    await page.goto(ui(`error_tracking/${id}/events/${'0'.repeat(32)}`));
    await page.getByText(/This event is gone/).waitFor();
    await page.getByRole('link', { name: 'The latest event of this error' }).click();
    await page.getByText('Latest event').waitFor();
    await page.goto(ui(`events/${'0'.repeat(32)}`));
    await page.getByText(/This event is gone/).waitFor();
  });

  it('lists all events, each of which leads to itself', async () => {
    const { page } = await opened(ui(`error_tracking/${id}/events`), browser);
    const rows = page.getByRole('main').getByRole('listitem');
    expect(await rows.count()).toBe(2);
    expect(await rows.last().innerText()).toContain('shop@1.0');
    expect(await accessibilityFaults(page)).toEqual([]);
    await rows.last().getByRole('link').click();
    await page.waitForURL(`**/events/${events[0]}`);
  });

  it('is deleted after a question, and leads back to the list', async () => {
    const doomed = await newReporter();
    await report(doomed, exceptionOf('DoomedError'));
    const [error] = await untilCounted(doomed.project, 1);
    const base = `${target.base}/ui/${doomed.project.fullPath}/-/error_tracking`;
    const { page } = await opened(`${base}/${error!.id}/details`, browser);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Delete this error' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Delete this error' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete error' }).click();
    await page.waitForURL(base);
    expect(await admin('GET', `${doomed.project.errors}/${error!.id}`)).toMatchObject({ status: 404 });
  });
});
