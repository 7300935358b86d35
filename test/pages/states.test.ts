import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { addressOf, boxOf, reporterOf, rowOf } from '../kit/browser/error-list.ts';
import { opened } from '../kit/browser/signed-in.ts';
import { newReporter } from '../kit/collector.ts';
import { errorsOf } from '../kit/errors.ts';
import { newToken } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { target } from '../kit/target.ts';

const BUSY = { status: 429, headers: { 'Retry-After': '60', 'X-Request-Id': 'request-7' }, json: {} };

describe.skipIf(!hasBrowser)('what a page does when things go otherwise', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('counts down to the next try of a page of the list, which may be tried at once', async () => {
    const { project } = await reporterOf(52);
    const { page, context } = await opened(addressOf(project), browser);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.route('**/errors?*cursor=*', (route) => route.fulfill(BUSY));
    const left = async (): Promise<number> =>
      Number(/Trying again in (\d+) s/.exec(await page.getByText('Trying again in').innerText())![1]);
    const clicked = performance.now();
    await page.getByRole('button', { name: 'More' }).click();
    const first = await left();
    expect(first).toBeLessThanOrEqual(60);
    expect(first).toBeGreaterThanOrEqual(60 - (performance.now() - clicked) / 1000);
    await expect.poll(left).toBeLessThan(first);
    await page.getByText('More did not come.').waitFor();
    await page.getByRole('button', { name: 'Copy the request’s id' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('request-7');
    await page.unroute('**/errors?*cursor=*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('shown 52').waitFor();
    expect(await page.getByText('Trying again').count()).toBe(0);
  });

  it('says of a project that takes no events yet what was done and what was not, and goes on', async () => {
    const { page } = await opened(`${target.base}/ui/-/projects/new`, browser);
    const failing = '**/error_tracking/settings';
    await page.route(failing, (route) => route.fulfill({ status: 500, json: { message: '500 Internal' } }));
    const name = `half-${Date.now()}`;
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.getByText(/was created, but its error tracking was not switched on/).waitFor();
    await page.unroute(failing);
    await page.getByRole('button', { name: 'Switch it on' }).click();
    await page.waitForURL(`**/${name}/-/setup`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });

  it('keeps a line for an error that was deleted, and what its page showed', async () => {
    const { project } = await reporterOf(3);
    const { page, context } = await opened(addressOf(project), browser);
    const { id } = (await errorsOf(project)).find(({ type }) => type === 'Kind1Error')!;
    const other = await context.newPage();
    await other.goto(`${addressOf(project)}/${id}/details`);
    await other.getByText('Latest event').waitFor();
    await admin('DELETE', `${project.errors}/${id}`);
    await boxOf(page, 'Kind0Error').check();
    await boxOf(page, 'Kind1Error').check();
    await page.keyboard.press('i');
    await page.getByText('1 error ignored. 1 is gone.').waitFor();
    await page.getByText('Kind1Error: it broke was deleted.').waitFor();
    expect(await rowOf(page, 'Kind1Error').count()).toBe(0);
    await other.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await other.getByText('This error is gone').waitFor();
    expect(await other.getByText('it broke').first().isVisible()).toBe(true);
    expect(await other.getByRole('heading', { level: 1 }).count()).toBe(1);
  });

  it('shows nothing of a session that has ended, in no tab, and asks once', async () => {
    const { project } = await reporterOf(1);
    const { page, context } = await opened(addressOf(project), browser);
    const other = await context.newPage();
    await other.goto(addressOf(project));
    await rowOf(other, 'Kind0Error').waitFor();
    await page.getByRole('button', { name: /account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    const dialog = other.getByRole('dialog', { name: 'Sign in to go on' });
    await dialog.waitFor();
    expect(await rowOf(other, 'Kind0Error').count()).toBe(0);
    const { token } = await newToken(project, { access_level: 20 });
    await page.getByRole('textbox', { name: 'Access token' }).fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await rowOf(other, 'Kind0Error').waitFor();
    await dialog.waitFor({ state: 'detached' });
    // A reporter's now, whoever was there before.
    expect(await other.getByRole('checkbox').count()).toBe(0);
    await other.goto(`${target.base}/ui/${project.fullPath}/-/settings`);
    await other.getByText('Settings need Maintainer; you are Reporter.').waitFor();
  });

  it('asks for another token where that of the session is gone, and repeats what was asked', async () => {
    const { project } = await reporterOf(1);
    const { token, id } = await newToken(project, { access_level: 30 });
    const { page } = await opened(addressOf(project), browser, token);
    await admin('DELETE', `${project.accessTokens}/${id}`);
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByRole('textbox').fill(target.adminToken);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('1 error resolved').waitFor();
    expect((await errorsOf(project, { status: 'resolved' })).length).toBe(1);
  });

  it('offers to load a page anew whose file is of an older version', async () => {
    const { project } = await newReporter();
    const { page } = await opened(addressOf(project), browser);
    await page.route('**/assets/other-pages-*', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('heading', { name: 'New version' }).waitFor();
    await page.unroute('**/assets/other-pages-*');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect(await page.getByText('New version').count()).toBe(0);
  });
});
