import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { expectFaultless, PHONE, WIDE } from '../kit/browser/in-all-looks.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import type { Watched } from '../kit/browser/watch-page.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { untilCounted } from '../kit/errors.ts';
import { newProject, newToken, unique } from '../kit/projects.ts';
import { target } from '../kit/target.ts';

/** What opens over a page: where, how, and in which widths it can be opened there. */
const OVERLAYS: readonly [what: string, page: string, button: string | RegExp, sizes?: (typeof WIDE)[]][] = [
  ['the account', 'errors', /: account$/],
  ['the other projects', 'errors', /: choose a project$/],
  ['the filters', 'errors', 'Filters', [PHONE]],
  ['what is copied of an error', 'error', 'Copy'],
  ['what else is done with an error', 'error', /^More/],
  ['how long an error is silent', 'error', /^Snooze/],
  ['the form of a destination', 'alerts', 'Webhook'],
  ['the form of a rule', 'alerts?view=rules', 'New rule'],
  ['what else is done with a rule', 'alerts?view=rules', /^More/],
  ['the limit of a key', 'settings/keys', 'Limit'],
  ['the question before a key is deleted', 'settings/keys', 'Delete'],
  ['the question before a token is rotated', 'settings/access_tokens', 'Rotate'],
  ['the question before a token is revoked', 'settings/access_tokens', 'Revoke'],
  ['the form of a new token', 'settings/access_tokens', 'New token'],
  ['the question before a project is deleted', 'settings/error_tracking', 'Delete project'],
];

/** Longer than a phone is wide. */
const LONG_PATH = unique('a-name-that-goes-on-and-on-until-nobody-reads-it');

describe.skipIf(!hasBrowser)('what opens over a page', () => {
  let browser: Browser;
  let page: Page;
  let watched: Watched;
  let urlOf: (name: string) => string;

  beforeAll(async () => {
    browser = await connect();
    const reporter = await newReporter();
    await report(reporter, exceptionOf('CartError'));
    const [error] = await untilCounted(reporter.project, 1);
    await newToken(reporter.project, { name: 'ci' });
    await newProject({ path: LONG_PATH });
    const paths = new Map([
      ['errors', 'error_tracking'],
      ['error', `error_tracking/${error!.id}/details`],
    ]);
    urlOf = (name) => `${target.base}/ui/${reporter.project.fullPath}/-/${paths.get(name) ?? name}`;
    ({ page, watched } = await signedIn(browser));
  });
  afterAll(async () => {
    await page?.context().close();
    await browser?.close();
  });

  const overlay = () => page.locator('dialog[open], .popover:popover-open').first();

  it.each(OVERLAYS)('%s has nothing against WCAG 2.2 AA', async (_, at, name, sizes = [WIDE, PHONE]) => {
    await page.setViewportSize(sizes[0]!);
    await page.goto(urlOf(at), { waitUntil: 'networkidle' });
    await page.getByRole('button', { name, exact: true }).first().click();
    await overlay().waitFor();
    await expectFaultless(page, sizes);
    await page.keyboard.press('Escape');
    await overlay().waitFor({ state: 'detached' });
    expect(watched.faults).toEqual([]);
  });

  it('stays within the window when more comes into it', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(urlOf('errors'), { waitUntil: 'networkidle' });
    const come = Promise.withResolvers<void>();
    await page.route(/\/v4\/projects\?/, async (route) => {
      await come.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: /: choose a project$/ }).click();
    await overlay().waitFor();
    come.resolve();
    await overlay().getByText(LONG_PATH).waitFor();
    await expect
      .poll(async () => {
        const { x, y, width, height } = (await overlay().boundingBox())!;
        return x >= 0 && y >= 0 && x + width <= PHONE.width && y + height <= PHONE.height;
      })
      .toBe(true);
    await page.unrouteAll();
    await page.keyboard.press('Escape');
  });

  it('the keys and the sign-in that is over have nothing either', async () => {
    await page.setViewportSize(WIDE);
    await page.goto(urlOf('errors'), { waitUntil: 'networkidle' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    await expectFaultless(page);
    await page.keyboard.press('Escape');
    await page.context().clearCookies();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: 'Sign in to go on' }).waitFor();
    await expectFaultless(page);
    expect(watched.faults).toEqual([]);
  });
});
