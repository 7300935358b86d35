import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { untilCounted } from '../kit/errors.ts';
import { newToken, unique } from '../kit/projects.ts';
import { target } from '../kit/target.ts';

const HOME = `${target.base}/ui/`;
const isSummary = (path: string): boolean => path === '/api/v4/error_tracking/projects';

describe.skipIf(!hasBrowser)('home', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('shows how a project does and what is new in it, in one request', async () => {
    const reporter = await newReporter();
    await report(reporter, exceptionOf('FreshError'), exceptionOf('FreshError'));
    await untilCounted(reporter.project, 2);
    const { token } = await newToken(reporter.project, { access_level: 20 });
    const { page, watched, context } = await signedIn(browser, token);
    onTestFinished(() => context.close());
    watched.requests.length = 0;
    await page.goto(HOME, { waitUntil: 'networkidle' });
    expect(watched.requests.filter(isSummary)).toHaveLength(1);
    const cards = page.getByRole('link', { name: /1 open/ });
    expect(await cards.innerText()).toMatch(/1 open[^]*2 events in 24 hours[^]*1 new/);
    expect(await page.getByRole('link', { name: 'New project' }).count()).toBe(0);
    expect(watched.faults).toEqual([]);
    await page
      .getByRole('region', { name: /New and back/ })
      .getByRole('link', { name: /FreshError/ })
      .click();
    await page.waitForURL(/\/error_tracking\/\d+\/details$/);
  });

  it('leads from a new project to its set-up', async () => {
    const { page, context } = await signedIn(browser);
    onTestFinished(() => context.close());
    const name = unique('Brand New');
    await page.goto(HOME, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'New project' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.waitForURL(/\/-\/setup$/);
    await page.goto(HOME, { waitUntil: 'networkidle' });
    await page.getByRole('searchbox', { name: 'Find a project' }).fill(name.toLowerCase());
    await expect.poll(() => page.getByRole('link', { name: /0 open/ }).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Find a project' }).fill('no such project');
    await page.getByText('No project is called that.').waitFor();
  });
});
