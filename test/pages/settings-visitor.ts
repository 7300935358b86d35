import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { signedIn } from '../kit/browser/signed-in.ts';
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
  const permissions = ['clipboard-read', 'clipboard-write'];
  const { context, page, watched } = await signedIn(browser, token, { permissions, ...options });
  onTestFinished(async () => {
    await context.close();
    expect(watched.faults).toEqual([]);
  });
  return {
    page,
    open: async (fullPath, section) => {
      await page.goto(`${target.base}/ui/${fullPath}/-/settings/${section}`);
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
    },
    clipboard: () => page.evaluate('navigator.clipboard.readText()'),
  };
}
