import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { JsonObject } from '../../shared/ingest/event/error-event.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { addressOf, reporterOf, rowOf } from '../kit/browser/error-list.ts';
import { layoutShifts, watchShifts } from '../kit/browser/layout-shifts.ts';
import { opened, signedIn } from '../kit/browser/signed-in.ts';
import { anEvent, exceptionOf, newReporter, report } from '../kit/collector.ts';
import { errorsOf, eventOf, untilCounted } from '../kit/errors.ts';
import { target } from '../kit/target.ts';

const frame = (name: string, in_app: boolean, more: JsonObject = {}): JsonObject => ({
  function: name,
  filename: 'shop.js',
  in_app,
  ...more,
});
const throwing = (...frames: JsonObject[]): JsonObject => ({
  exception: { values: [{ type: 'StepError', value: 'it broke', stacktrace: { frames } }] },
  fingerprint: ['steps'],
});

describe.skipIf(!hasBrowser)('what is looked at', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  const found = (page: Page) =>
    page
      .getByRole('search')
      .filter({ hasText: /of|found/ })
      .getByRole('status');
  const marked = (page: Page): Promise<string[]> =>
    page.evaluate(`[...CSS.highlights.get('found')].map((range) => range.toString())`);

  it('is found in what is folded, and kept while events and errors are stepped through', async () => {
    const reporter = await newReporter();
    const vars = { basket: { items: [{ name: 'hidden-needle' }] } };
    const [older, newer] = [
      anEvent(throwing(frame('main', true), frame('inner', false, { vars }), frame('pay', true))),
      anEvent(throwing(frame('main', true), frame('pay', true), frame('retry', true), frame('total', true))),
    ];
    await report(reporter, older);
    await report(reporter, newer, exceptionOf('OtherError'));
    await untilCounted(reporter.project, 3);
    const { error_id } = await eventOf(reporter.project, newer.event_id);
    const list = addressOf(reporter.project, '?level=error');
    const { page, context } = await opened(list, browser);
    onTestFinished(() => context.close());
    const focused = (): Promise<string | null> =>
      page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.textContent');
    await rowOf(page, 'StepError').focus();
    await page.keyboard.press('/');
    expect(await focused()).toBe('Search type, message, culprit');
    await page.keyboard.type('Nowhere');
    await page.keyboard.press('Escape');
    expect(await focused()).toContain('StepError');
    expect(await page.getByRole('search').getByRole('searchbox').inputValue()).toBe('');
    await rowOf(page, 'StepError').click();
    await page.getByText(/^[12] of 2$/).waitFor();

    await page.goto(`${addressOf(reporter.project)}/${error_id}/events/${newer.event_id}#x0f1`);
    await page.locator('#x0f1.is-target').waitFor();
    await page.keyboard.press('k');
    await page.waitForURL(`**/${older.event_id}#x0f2`);
    await page.locator('#x0f2.is-target').getByText('pay').first().waitFor();

    await page.keyboard.press('/');
    await expect.poll(focused).toBe('Find in the event');
    await page.keyboard.type('NEEDLE');
    await expect.poll(() => found(page).innerText()).toBe('1 of 1');
    expect(await marked(page)).toEqual(['needle']);
    expect(await page.locator('#stack').getByText('hidden-needle').isVisible()).toBe(true);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('shop.js');
    await expect.poll(() => found(page).innerText()).toMatch(/^1 of [3-9]$/);
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => found(page).innerText()).toMatch(/^([3-9]) of \1$/);
    const bar = page.getByRole('search', { name: 'Find in the event' });
    await bar.getByRole('button', { name: 'Next place' }).focus();
    await page.keyboard.press('/');
    expect(await focused()).toBe('Find in the event');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await expect.poll(() => marked(page)).toEqual([]);
  });

  it('stays where it is: nothing on a page moves by itself, and all of it is printed', async () => {
    const { project } = await reporterOf(3);
    const { page } = await signedIn(browser);
    onTestFinished(() => page.context().close());
    await watchShifts(page);
    const { id } = (await errorsOf(project))[0]!;
    const paths = [addressOf(project), `${addressOf(project)}/${id}/details`];
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport);
      for (const path of [`${target.base}/ui/`, ...paths]) {
        await page.goto(path, { waitUntil: 'networkidle' });
        expect([path, await layoutShifts(page)]).toEqual([path, []]);
      }
    }
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.app-bar', '.section-links', '.error-nav', '.button'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    expect(await page.locator('#stack').isVisible()).toBe(true);
  });
});
