import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { addressOf, boxOf, reporterOf, rowOf } from '../kit/browser/error-list.ts';
import { opened, signedIn } from '../kit/browser/signed-in.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { errorsOf, untilCounted } from '../kit/errors.ts';
import { newProject, newToken, type Project } from '../kit/projects.ts';

/** Elements of a page that shows fifty errors. */
const MAX_ELEMENTS = 2_500;

const statusOf = async (project: Project, type: string) =>
  (await errorsOf(project)).find((error) => error.type === type)?.status;

describe.skipIf(!hasBrowser)('the list of errors', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('asks for three things, each once, the first of them ahead of the page', async () => {
    const { project } = await reporterOf(2);
    const { page, watched } = await signedIn(browser);
    onTestFinished(() => page.context().close());
    watched.requests.length = 0;
    await page.goto(addressOf(project), { waitUntil: 'networkidle' });
    const asked = watched.requests.filter((path) => path.includes('/error_tracking/errors'));
    const list = `/api/v4/projects/${encodeURIComponent(project.fullPath)}/error_tracking/errors`;
    expect(asked.toSorted()).toEqual([list, `${list}/counts`, `${list}/facets`]);
    const first = await page.evaluate(`performance.getEntriesByType('resource')
      .filter(({ name }) => name.includes('/errors?')).map(({ initiatorType }) => initiatorType)`);
    expect(first).toEqual(['link']);
  });

  it('is filtered by its controls, which the address keeps', async () => {
    const { project } = await reporterOf(4);
    const { page } = await opened(addressOf(project), browser);
    await page.getByRole('combobox', { name: 'Environment' }).selectOption('production');
    await page.getByText('Counts and bars are of all environments.').waitFor();
    await page.getByText('shown 2 · searched 4').waitFor();
    await page.getByRole('searchbox').fill('kind1');
    await page.getByText('shown 1 · searched 4').waitFor();
    expect(new URL(page.url()).search).toBe('?environment=production&q=kind1');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await rowOf(page, 'Kind1Error').count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No unresolved error matches.').waitFor();
    await page.getByRole('button', { name: 'Remove filter: “nothing like it”' }).click();
    await page.getByText('shown 2 · searched 4').waitFor();
    await page.goBack();
  });

  it('resolves what is selected, and takes it back', async () => {
    const { project } = await reporterOf(3);
    const { page } = await opened(addressOf(project), browser);
    await boxOf(page, 'Kind0Error').check();
    await boxOf(page, 'Kind1Error').check();
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('2 errors resolved').waitFor();
    expect(await rowOf(page, 'Kind0Error').count()).toBe(0);
    await page.getByRole('link', { name: 'Unresolved 1' }).waitFor();
    expect([await statusOf(project, 'Kind0Error'), await statusOf(project, 'Kind2Error')]).toEqual([
      'resolved',
      'unresolved',
    ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await rowOf(page, 'Kind0Error').waitFor();
    await page.getByRole('link', { name: 'Unresolved 3' }).waitFor();
    await expect.poll(() => statusOf(project, 'Kind1Error')).toBe('unresolved');
  });

  it('is worked through by keys alone', async () => {
    const { project } = await reporterOf(4);
    const { page } = await opened(addressOf(project), browser);
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('j', 'j', 'x', 'j', 'Shift+X');
    await page.getByText('2 selected').waitFor();
    await press('i');
    await page.getByText('2 errors ignored').waitFor();
    // The focus is where the ones that have gone were.
    await press('e');
    await page.getByText('1 error resolved').waitFor();
    expect(await statusOf(project, 'Kind3Error')).toBe('resolved');
    await press('z');
    await rowOf(page, 'Kind3Error').waitFor();
    await press('3');
    await rowOf(page, 'Kind2Error').waitFor();
    expect(new URL(page.url()).search).toBe('?status=ignored');
    await press('j', 'o');
    await page.waitForURL(/\/error_tracking\/\d+\/details$/);
  });

  it('keeps selection and focus when newer errors come, and goes on below', async () => {
    const reporter = await reporterOf(52);
    const { page } = await opened(addressOf(reporter.project), browser);
    expect(await page.evaluate("document.querySelectorAll('*').length")).toBeLessThanOrEqual(MAX_ELEMENTS);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText('shown 52').waitFor();
    await boxOf(page, 'Kind1Error').check();
    await page.keyboard.press('j');
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent');
    const before = await focused();
    expect(before).toContain('Kind2Error');
    await report(reporter, exceptionOf('LateError'), exceptionOf('Kind40Error'));
    await untilCounted(reporter.project, 54);
    // As when somebody comes back to the tab.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByText('shown 53').waitFor();
    expect(await rowOf(page, 'Kind40Error').count()).toBe(1);
    expect(await rowOf(page, 'Kind49Error').count()).toBe(1);
    expect(await focused()).toBe(before);
    expect(await boxOf(page, 'Kind1Error').isChecked()).toBe(true);
  });

  it('offers a reporter nothing that they may not do', async () => {
    const { project } = await reporterOf(1);
    const { token } = await newToken(project, { access_level: 20 });
    const { page } = await opened(addressOf(project), browser, token);
    expect(await rowOf(page, 'Kind0Error').count()).toBe(1);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    expect(await statusOf(project, 'Kind0Error')).toBe('unresolved');
  });

  it('says what a refused change has not changed', async () => {
    const { project } = await reporterOf(1);
    const { page } = await opened(addressOf(project), browser);
    await page.route('**/error_tracking/errors', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 403, json: { message: '403 Forbidden' } })
        : route.continue(),
    );
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByText('Nothing was changed. Forbidden').waitFor();
    await rowOf(page, 'Kind0Error').waitFor();
    expect(await statusOf(project, 'Kind0Error')).toBe('unresolved');
  });

  it('leads on where nothing is: to the set-up, to what was resolved, to the settings', async () => {
    const { project } = await newReporter();
    const { page } = await opened(addressOf(project), browser);
    expect(await page.getByRole('link', { name: 'Set up the first one' }).getAttribute('href')).toMatch(/\/-\/setup$/);
    const done = await reporterOf(1);
    await page.goto(addressOf(done.project), { waitUntil: 'networkidle' });
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByText('Nothing unresolved.').waitFor();
    await rowOf(page, 'Kind0Error').waitFor();
    await page.goto(addressOf(await newProject()), { waitUntil: 'networkidle' });
    await page.getByText('Error tracking is off.').waitFor();
    expect(await page.getByRole('main').getByRole('link', { name: 'Settings' }).count()).toBe(1);
  });
});
