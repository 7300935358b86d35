import type { Page } from 'playwright-core';
import { target } from '../target.ts';

const { origin } = new URL(target.base);

/** What happened in a tab since it was watched. */
export interface Watched {
  /** Whatever should never happen: violations of the policy, errors, dialogs, requests to another host. */
  faults: string[];
  /** Addresses that were asked over the network; what came out of the browser's cache is not among them. */
  requests: string[];
}

/** Watches a tab, which has opened nothing yet. */
export async function watchPage(page: Page): Promise<Watched> {
  const watched: Watched = { faults: [], requests: [] };
  page.on('pageerror', (error) => watched.faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    watched.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) watched.faults.push(`elsewhere: ${url.href}`);
  });
  await page.exposeFunction('reportViolation', (text: string) => watched.faults.push(`policy: ${text}`));
  // A text, because it is code of the browser's world, where `document` is.
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) => {
    reportViolation(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample);
  })`);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const urls = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => void urls.set(requestId, request.url));
  session.on('Network.requestServedFromCache', ({ requestId }) => void urls.delete(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const url = urls.get(requestId);
    if (url !== undefined && !response.fromDiskCache) watched.requests.push(new URL(url).pathname);
  });
  return watched;
}
