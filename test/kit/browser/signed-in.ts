import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { newSession } from '../sessions.ts';
import { target } from '../target.ts';
import { watchPage, type Watched } from './watch-page.ts';

/** A tab of somebody who is signed in. */
export interface SignedIn {
  context: BrowserContext;
  page: Page;
  watched: Watched;
}

type Options = Parameters<Browser['newContext']>[0];

/**
 * An empty tab of somebody who has signed in with a token, the admin's unless said otherwise, in a profile of its own. The
 * session is begun by the API: signing in by the pages is their own tests' business, and takes two pages.
 */
export async function signedIn(browser: Browser, token = target.adminToken, options: Options = {}): Promise<SignedIn> {
  const context = await browser.newContext(options);
  const [name = '', value = ''] = (await newSession(token)).split('=');
  await context.addCookies([{ name, value, url: target.base, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  return { context, page, watched: await watchPage(page) };
}

/** Opens a page as somebody who is signed in, until the test ends: all that it asks for has come, and nothing is wrong. */
export async function opened(url: string, ...as: Parameters<typeof signedIn>): Promise<SignedIn> {
  const tab = await signedIn(...as);
  onTestFinished(() => tab.context.close());
  await tab.page.goto(url, { waitUntil: 'networkidle' });
  expect(tab.watched.faults).toEqual([]);
  return tab;
}
