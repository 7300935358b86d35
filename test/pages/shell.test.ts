import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import { watchPage } from '../kit/browser/watch-page.ts';
import { newProject, unique } from '../kit/projects.ts';
import { target } from '../kit/target.ts';

const isAsset = (path: string): boolean => path.startsWith('/api/ui/-/assets/');

describe.skipIf(!hasBrowser)('the pages, in Chromium', () => {
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await connect();
    context = await browser.newContext();
  });

  afterAll(async () => {
    await context?.close();
    await browser?.close();
  });

  it('load under their policy without a violation, in three requests for files and one for the icon', async () => {
    const page = await context.newPage();
    const watched = await watchPage(page);
    await page.goto(`${target.base}/ui/`, { waitUntil: 'networkidle' });
    expect(await page.locator('#app').innerText()).toContain('Glet');
    // A `style` that scripts set by properties is no violation, and shows as an attribute all the same.
    expect(await page.locator('script:not([src]), style, [onclick], [onload]').count()).toBe(0);
    expect(watched.faults).toEqual([]);
    const files = watched.requests.filter(isAsset).filter((path) => !path.endsWith('.svg'));
    expect(files.length).toBeLessThanOrEqual(3);
    await page.close();
  });

  it('ask for no file again on the second visit', async () => {
    const page = await context.newPage();
    const watched = await watchPage(page);
    await page.goto(`${target.base}/ui/demo/shop/-/setup`, { waitUntil: 'networkidle' });
    const before = watched.requests.filter(isAsset).length;
    await page.goto(`${target.base}/ui/`, { waitUntil: 'networkidle' });
    await page.goto(`${target.base}/ui/demo/shop/-/setup`, { waitUntil: 'networkidle' });
    expect(watched.requests.filter((path) => path === '/api/ui/demo/shop/-/setup')).toHaveLength(2);
    expect(watched.requests.filter(isAsset)).toHaveLength(before);
    expect(watched.faults).toEqual([]);
    await page.close();
  });

  it('are opened by the address of the API itself', async () => {
    const page = await context.newPage();
    await page.goto(target.base);
    expect(new URL(page.url()).pathname).toBe('/api/ui/');
    await page.close();
  });

  it('keep the bar of a project on one row, however long its name is', async () => {
    const { fullPath } = await newProject({ path: unique(`a-name-${'long-'.repeat(12)}`) });
    const { page } = await signedIn(browser, target.adminToken);
    await page.goto(`${target.base}/ui/${fullPath}/-/alerts`, { waitUntil: 'networkidle' });
    const bar = page.locator('.app-bar');
    for (const width of [1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const { height } = (await bar.boundingBox())!;
      const { height: oneRow } = (await bar.getByRole('navigation').boundingBox())!;
      expect(height).toBeLessThan(oneRow * 1.5);
    }
    await page.context().close();
  });

  it.each([
    ['text that becomes HTML', "document.body.innerHTML = '<b>x</b>'"],
    ['a script that is inline', "document.body.append(Object.assign(document.createElement('script'), {text: 'x'}))"],
    ['code made of text', 'new Function("return 1")()'],
    ['a style that is inline', "document.body.setAttribute('style', 'color: red')"],
    ['a request to another host', "void fetch('https://example.com/').catch(() => 0)"],
  ])('let no %s happen, and the watch hears of it', async (_, code) => {
    const page = await context.newPage();
    const watched = await watchPage(page);
    await page.goto(`${target.base}/ui/`);
    // Run as the page's own code would be: an event handler that the page has taken on.
    await page.evaluate(`setTimeout(() => { ${code} })`);
    await expect.poll(() => watched.faults).toContainEqual(expect.stringContaining('policy: '));
    await page.close();
  });
});
