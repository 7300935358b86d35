import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { accessibilityFaults } from '../kit/browser/axe.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { addressOf, boxOf, reporterOf } from '../kit/browser/error-list.ts';
import { layoutShifts, watchShifts } from '../kit/browser/layout-shifts.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import { hasFakeSentry, useExternalSentry } from '../kit/external-sentry.ts';
import { ISSUE } from '../kit/fake-sentry.ts';
import { target } from '../kit/target.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

describe.skipIf(!hasBrowser)('the list of errors, to look at,', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it.each([
    ['wide', {}],
    ['on a phone', PHONE],
  ])('has nothing against WCAG 2.2 AA, %s, and does not jump', async (_, size) => {
    const { project } = await reporterOf(3);
    const { page } = await signedIn(browser, target.adminToken, size);
    onTestFinished(() => page.context().close());
    await watchShifts(page);
    await page.goto(addressOf(project), { waitUntil: 'networkidle' });
    expect(await layoutShifts(page)).toEqual([]);
    await boxOf(page, 'Kind1Error').check();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (size !== PHONE) return;
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Level' }).selectOption('warning');
    await page.getByRole('button', { name: 'Show errors' }).click();
    await page.getByText('shown 1 · searched 3').waitFor();
  });
});

describe.skipIf(!hasBrowser || !hasFakeSentry)('the errors that an external Sentry keeps', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());
  const external = useExternalSentry();

  it('are listed, without what it does not say', async () => {
    external.sentry.answers({ 'GET /api/0/projects/acme/web-shop/issues/': { json: [ISSUE] } });
    const { page, watched } = await signedIn(browser);
    onTestFinished(() => page.context().close());
    await page.goto(addressOf(external.project), { waitUntil: 'networkidle' });
    await page.getByText('These errors are kept by an external Sentry.').waitFor();
    expect(await page.getByRole('link', { name: /cart is undefined/ }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Unresolved', exact: true }).count()).toBe(1);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(watched.faults).toEqual([]);
  });
});
