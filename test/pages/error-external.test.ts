import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { accessibilityFaults } from '../kit/browser/axe.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import { useExternalSentry } from '../kit/external-sentry.ts';
import { EVENT, ISSUE, KNOWN_PROJECT } from '../kit/fake-sentry.ts';
import { target } from '../kit/target.ts';

describe.skipIf(!hasBrowser)('an error of an external Sentry, opened in the browser', () => {
  const used = useExternalSentry();
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('shows what that answers, says what it does not, and leads back to the list that one came from', async () => {
    used.sentry.answers({
      ...KNOWN_PROJECT,
      'GET /api/0/issues/17/': { json: ISSUE },
      'GET /api/0/issues/17/events/latest/': { json: EVENT },
    });
    const { context, page, watched } = await signedIn(browser);
    onTestFinished(() => context.close());
    const errors = `${target.base}/ui/${used.project.fullPath}/-/error_tracking`;
    await page.goto(`${errors}?status=all`);
    // Followed within the page, as the links of the list are.
    const link = `Object.assign(document.createElement('a'), { href: '${new URL(errors).pathname}/17/details', textContent: 'Error 17' })`;
    await page.evaluate(`document.body.appendChild(${link}).click()`);
    await page.getByText('cart is undefined').first().waitFor();
    await page.waitForLoadState('networkidle');
    const text = await page.getByRole('main').innerText();
    for (const said of [
      'cart is undefined',
      '1,230 events',
      '7 users',
      'in shop@1.2.0',
      'read from an external Sentry',
    ])
      expect(text).toContain(said);
    expect(text).toContain('checkout app/cart.js:12');
    for (const name of ['Older event', 'Oldest', 'More'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByText('Tags').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(watched.faults).toEqual([]);
    const back = page.getByRole('main').getByRole('link', { name: 'Errors' });
    expect(await back.getAttribute('href')).toMatch(/\/-\/error_tracking\?status=all$/);
  });
});
