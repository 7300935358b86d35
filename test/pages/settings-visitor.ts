import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { watchPage } from '../kit/browser/watch-page.ts';
import { target } from '../kit/target.ts';

/** Where the settings of a project are, and what is to be seen of them. */
export interface Visitor {
  page: Page;
  /** Opens a section of a project's settings. */
  open: (fullPath: string, section: string) => Promise<void>;
  /** What is on the clipboard. */
  clipboard: () => Promise<string>;
}

/** Somebody who is signed in with a token, in a browser of their own. What should never happen fails the test at its end. */
export async function visitor(browser: Browser, token: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const page = await context.newPage();
  const watched = await watchPage(page);
  onTestFinished(async () => {
    await context.close();
    expect(watched.faults).toEqual([]);
  });
  await page.goto(`${target.base}/ui/-/sign-in#${token}`);
  await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor();
  return {
    page,
    open: async (fullPath, section) => {
      await page.goto(`${target.base}/ui/${fullPath}/-/settings/${section}`);
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
    },
    clipboard: () => page.evaluate('navigator.clipboard.readText()'),
  };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA in what is shown. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`,
  );
}
