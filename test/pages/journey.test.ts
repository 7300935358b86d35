import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { banner } from '../../local/banner.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { shownEvent } from '../kit/browser/shown-event.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import { watchPage } from '../kit/browser/watch-page.ts';
import { eventsOf, untilCounted, untilError } from '../kit/errors.ts';
import { newToken, placesOf, unique, type Project } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { inShell, newDirectory } from '../kit/sdk/program-directory.ts';
import { target } from '../kit/target.ts';

/**
 * A program that breaks three times in the same place. The SDK reads variables by a debugger, which starts beside the program:
 * what happens before it listens is not sent, so that how often it breaks does not depend on the machine. It stops to listen
 * when there are many errors in a second.
 */
const SHOP = `import * as Sentry from '@sentry/node';
import { setTimeout as wait } from 'node:timers/promises';

function pay(basket) {
  const total = basket.prices.length * 100;
  throw new RangeError('cannot pay ' + total);
}

let sent = 0;
const hasVariables = ({ exception }) => exception.values[0].stacktrace.frames.some(({ vars }) => vars);
Sentry.getClient().getOptions().beforeSend = (event) => (hasVariables(event) && sent++ < 3 ? event : null);
while (sent < 3) {
  try {
    pay({ prices: [1, 2] });
  } catch (error) {
    Sentry.captureException(error);
  }
  await wait(200);
}
await Sentry.flush();
process.exit();
`;

describe.skipIf(!hasBrowser)('from npm start to a colleague who looks at the same event', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  /** Copies a text of the set-up page by its button. */
  async function copied(page: Page, name: string | RegExp): Promise<string> {
    const button = page.getByRole('button', { name });
    await page.evaluate(`navigator.clipboard.writeText('')`);
    await button.click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).not.toBe('');
    return page.evaluate('navigator.clipboard.readText()');
  }

  it('is one way, without a word typed that a page does not ask for', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const watched = await watchPage(page);

    const { base: baseUrl, adminToken } = target;
    const shown = { baseUrl, adminToken, mailUrl: '', allowsLocalWebhooks: false };
    // The link that is printed signs in, and leaves no token behind.
    await page.goto(/^Sign in\s+(\S+)$/m.exec(banner(shown))![1]!);
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    expect(page.url()).toBe(`${target.base}/ui/`);

    const path = unique('journey');
    await page.getByRole('link', { name: 'New project' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill(path);
    await page.getByRole('button', { name: 'Create project' }).click();
    const wait = page.getByRole('region', { name: 'The latest event' });
    await wait.getByText('Waiting for the first event').waitFor();
    const fullPath = `${target.tenant}/${path}`;
    const { json } = await admin('GET', `/v4/projects/${encodeURIComponent(fullPath)}`);
    const project: Project = { fullPath, ...placesOf((json as { id: number }).id) };

    // Copied and run as it is.
    await page.getByRole('link', { name: 'Node', exact: true }).click();
    const directory = await newDirectory();
    const instrument = await copied(page, 'Copy Paste: instrument.mjs');
    await writeFile(join(directory, 'instrument.mjs'), instrument);
    await writeFile(join(directory, 'app.mjs'), await copied(page, 'Copy Break: app.mjs'));
    expect((await inShell(directory, await copied(page, 'Copy Break: Terminal'))).stderr).toContain('Hello Glet');
    await wait.getByText('TypeError: Hello Glet').waitFor();

    // The program's own errors, with their variables.
    await writeFile(
      join(directory, 'variables.mjs'),
      instrument.replace("' });", "', includeLocalVariables: true });"),
    );
    await writeFile(join(directory, 'shop.mjs'), SHOP);
    const shop = await inShell(directory, 'node --import ./variables.mjs shop.mjs');
    expect(shop.status).toBe(0);
    const errors = await untilCounted(project, 4);
    const { id } = errors.find(({ type }) => type === 'RangeError')!;
    await page.getByRole('link', { name: 'Errors', exact: true }).first().click();
    await page.getByRole('link', { name: /\bRangeError\b/ }).click();
    await page.getByRole('heading', { level: 1, name: 'RangeError' }).waitFor();

    const source = page.getByRole('group', { name: 'Source of pay' });
    await source.locator('[aria-current]').getByText("throw new RangeError('cannot pay ' + total);").waitFor();
    expect(await page.locator('#stack').innerText()).toMatch(/total: 200/);

    // The event after the next was fetched while this one was looked at: the step itself asks for nothing.
    const events = (await eventsOf(project, id)).map(({ event_id }) => event_id);
    expect(events).toHaveLength(3);
    await expect.poll(() => shownEvent(page)).toBe(events[0]);
    await page.waitForLoadState('networkidle');
    const asked = (): string[] => watched.requests.filter((one) => one.endsWith(`/events/${events[1]}`));
    expect(asked()).toHaveLength(1);
    watched.requests.length = 0;
    await page.keyboard.press('k');
    await expect.poll(() => shownEvent(page)).toBe(events[1]);
    expect(asked()).toEqual([]);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('k');
    await expect.poll(() => shownEvent(page)).toBe(events[2]);

    await page.keyboard.press('e');
    await page.getByText('Error resolved').waitFor();
    await untilError(project, id, ({ status }) => status === 'resolved');

    // Handed over: the same event, in another browser, by another token of the project.
    await page.keyboard.press('y');
    await page.locator('#announcements', { hasText: 'Link copied' }).waitFor({ state: 'attached' });
    const link: string = await page.evaluate('navigator.clipboard.readText()');
    const { token } = await newToken(project, { access_level: 20 });
    const colleague = await signedIn(browser, token);
    onTestFinished(() => colleague.context.close());
    await colleague.page.goto(link);
    await colleague.page.getByRole('heading', { level: 1, name: 'RangeError' }).waitFor();
    await expect.poll(() => shownEvent(colleague.page)).toBe(events[2]);
    await colleague.page.getByText('resolved').first().waitFor();
    expect([...watched.faults, ...colleague.watched.faults]).toEqual([]);
  }, 180_000);
});
