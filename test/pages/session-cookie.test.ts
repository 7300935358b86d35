import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cookieOf } from '../../shared/auth/session-cookie.ts';
import { hasChromium, startChromium, type Browser } from '../kit/sdk/chromium.ts';
import { SESSION } from '../kit/sessions.ts';
import { target } from '../kit/target.ts';

/** Any page of the API's own origin does. */
const OWN_PAGE = `${target.base}/openapi.json`;
const ADDRESS = `${target.base}${SESSION}`;

/** An empty page, below whatever host of this machine it is called by. */
async function startSite(headers: Record<string, string> = {}): Promise<number> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    response.end('<!doctype html><title>Elsewhere</title>');
  });
  server.listen(0);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** What the browser says of the next request to this address, as it goes out. */
async function sent(page: Page, url: string, act: () => Promise<unknown>): Promise<Record<string, string>> {
  const isIt = (request: Request): boolean => request.url() === url && request.method() !== 'OPTIONS';
  const [request] = await Promise.all([page.waitForEvent('request', isIt), act()]);
  return request.allHeaders();
}

describe.skipIf(!hasChromium)('the cookie of a session, in Chromium', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await startChromium();
    context = browser.context;
  });
  afterAll(() => browser?.stop());
  beforeEach(() => context.clearCookies());

  const call = (page: Page, method: string, body?: object): Promise<number> =>
    page.evaluate(
      async ([url, verb, json]) => {
        const init = json ? { body: json, headers: { 'content-type': 'application/json' } } : {};
        const answer = await fetch(url, { method: verb, ...init });
        // Chromium holds an unread answer with `no-store` open.
        await answer.text();
        return answer.status;
      },
      [ADDRESS, method, body && JSON.stringify(body)] as const,
    );

  async function signedIn(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(OWN_PAGE);
    expect(await call(page, 'POST', { token: target.adminToken })).toBe(204);
    return page;
  }

  /** A page of another site, or (`localhost`) of a neighbour on another port, which is the same site. */
  async function elsewhere(host: '127.0.0.1' | 'localhost'): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`http://${host}:${await startSite()}/`);
    return page;
  }

  it('signs in, is sent by the page from then on, and cannot be read by it; signing out takes it away', async () => {
    const page = await signedIn();
    expect(await page.evaluate('document.cookie')).toBe('');
    const headers = await sent(page, ADDRESS, () => call(page, 'GET'));
    expect(headers).toMatchObject({
      cookie: expect.stringMatching(/^glet-local=[\w-]{43}$/),
      'sec-fetch-site': 'same-origin',
    });
    expect(await call(page, 'GET')).toBe(200);
    expect(await call(page, 'DELETE')).toBe(204);
    expect(await context.cookies()).toEqual([]);
    expect(await call(page, 'GET')).toBe(401);
    expect(await call(page, 'DELETE')).toBe(204);
  });

  it('is not sent where a link on another site is followed, and is by the page that this leads to', async () => {
    await signedIn();
    const page = await elsewhere('127.0.0.1');
    const headers = await sent(page, OWN_PAGE, () => page.evaluate(`location.href = '${OWN_PAGE}'`));
    expect(headers).toMatchObject({ 'sec-fetch-site': 'cross-site' });
    expect(headers).not.toHaveProperty('cookie');
    await page.waitForURL(OWN_PAGE);
    expect(await call(page, 'GET')).toBe(200);
  });

  it.each([
    ['another site', '127.0.0.1', 'cross-site', false],
    ['a neighbour, which gets the cookie along,', 'localhost', 'same-site', true],
  ] as const)('lets nothing in that %s sends by fetch or form', async (_who, host, site, isSent) => {
    const own = await signedIn();
    const page = await elsewhere(host);
    for (const mode of ['cors', 'no-cors'])
      expect(
        await page.evaluate(
          `fetch('${ADDRESS}', { mode: '${mode}', credentials: 'include' }).then((it) => it.text(), () => '')`,
        ),
      ).toBe('');
    const projects = `${target.base}/v4/projects`;
    const answered = page.waitForResponse(projects);
    await page.evaluate(
      `document.body.innerHTML = '<form method=post action="${projects}"><input name=path value=stolen></form>'; document.forms[0].submit()`,
    );
    const answer = await answered;
    expect(answer.status()).toBe(401);
    const headers = await answer.request().allHeaders();
    expect([headers['sec-fetch-site'], 'cookie' in headers]).toEqual([site, isSent]);
    const again = await elsewhere(host);
    const refused = again.waitForResponse(ADDRESS);
    await again.evaluate(
      `document.body.innerHTML = '<form method=post action="${ADDRESS}"><input name=token value="${target.adminToken}"></form>'; document.forms[0].submit()`,
    );
    expect((await refused).status()).toBe(403);
    expect(await call(own, 'GET')).toBe(200);
  });

  it('is kept and sent back as it is set over https, too', async () => {
    const secret = 'A'.repeat(43);
    const port = await startSite({ 'set-cookie': cookieOf(secret, 60, 'https') });
    const page = await context.newPage();
    const url = `http://localhost:${port}/`;
    await page.goto(url);
    expect(await context.cookies()).toMatchObject([
      { name: '__Host-glet', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
    expect(await sent(page, url, () => page.reload())).toMatchObject({ cookie: `__Host-glet=${secret}` });
  });
});
