import { json } from 'node:stream/consumers';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../shared/ingest/event/error-event.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import type { Watched } from '../kit/browser/watch-page.ts';
import { anEvent, newReporter, report, type Reporter } from '../kit/collector.ts';
import { eventOf } from '../kit/errors.ts';
import { target } from '../kit/target.ts';

/** Elements of a page that shows a stack of a hundred frames. */
const MAX_ELEMENTS = 3_000;

const BIDI = 'access\u202e\u2066// admin\u2069\u0000\u001b[31m';
const SCRIPT = 'javascript:alert(1)';

const frame = (name: string, isOwn: boolean, more: JsonObject = {}): JsonObject => ({
  function: name,
  filename: isOwn ? 'src/shop.js' : 'node:internal/modules/loader',
  lineno: 8,
  colno: 3,
  in_app: isOwn,
  ...more,
});

const SOURCE = { pre_context: ['function pay(id) {'], context_line: "  throw new Error('no');", post_context: ['}'] };
const foreign = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => frame(`inner${from + at}`, false));
const thrown = (type: string, frames: JsonObject[], more: JsonObject = {}) => ({
  type,
  value: 'it broke',
  stacktrace: { frames },
  ...more,
});

const SHOP: JsonObject = {
  exception: {
    values: [
      thrown('RootCause', [...foreign(0, 3), frame('total', true, SOURCE)]),
      thrown('CheckoutFailed', [...foreign(3, 6), frame('pay', true, { ...SOURCE, vars: { basket: { id: 17 } } })], {
        mechanism: { type: 'generic', handled: false },
      }),
    ],
  },
  breadcrumbs: [
    { timestamp: 1, category: 'http', type: 'http', data: { method: 'GET', url: '/cart', status_code: 500 } },
  ],
  user: { id: 'ada' },
};

const deep = (levels: number): JsonObject =>
  Array.from({ length: levels }).reduce<JsonObject>((below) => ({ d: below }), { end: SCRIPT });

const HOSTILE: JsonObject = {
  exception: {
    values: [
      thrown(
        BIDI,
        Array.from({ length: 100 }, (_, at) =>
          frame(`<img src=x onerror=alert(1)>${BIDI}${at}`, at % 3 === 0, {
            abs_path: SCRIPT,
            context_line: at === 99 ? '`${x'.repeat(60_000) : `throw '</script><script>alert(1)</script>${BIDI}'`,
            pre_context: Array.from({ length: 5 }, () => `"<b>${BIDI}`),
            vars: { [BIDI]: SCRIPT },
          }),
        ),
      ),
    ],
  },
  tags: Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`tag${at}`, SCRIPT])),
  extra: { deep: deep(900) },
  breadcrumbs: Array.from({ length: 400 }, () => ({ category: BIDI, message: SCRIPT, data: { url: SCRIPT } })),
  request: { url: SCRIPT, headers: { Referer: SCRIPT } },
};

describe.skipIf(!hasBrowser)('what an event says, in Chromium', () => {
  let browser: Browser;
  let reporter: Reporter;
  let page: Page;
  let watched: Watched;

  beforeAll(async () => {
    browser = await connect();
    reporter = await newReporter();
    ({ page, watched } = await signedIn(browser, target.adminToken, { acceptDownloads: true }));
  });

  afterAll(async () => {
    await page?.context().close();
    await browser?.close();
  });

  async function open(event: JsonObject, fragment = ''): Promise<string> {
    const sent = anEvent(event);
    await report(reporter, sent);
    const { error_id } = await eventOf(reporter.project, sent.event_id);
    const path = `${reporter.project.fullPath}/-/error_tracking/${error_id}/events/${sent.event_id}`;
    await page.goto(`${target.base}/ui/${path}${fragment}`);
    await page.getByRole('heading', { name: 'Stack', exact: true }).waitFor();
    return sent.event_id;
  }

  const line = (text: string) => page.getByRole('group', { name: text });

  it('shows own frames with their source and folds the others, in the order of the causes', async () => {
    await open(SHOP);
    const stack = page.locator('#stack');
    await expect
      .poll(() => stack.getByRole('heading', { level: 3 }).allInnerTexts())
      .toEqual([expect.stringContaining('CheckoutFailed: it broke'), expect.stringMatching(/caused by\s*RootCause/i)]);
    expect(await line('Source of pay').locator('[aria-current]').innerText()).toContain("throw new Error('no');");
    expect(await stack.getByText('unhandled').isVisible()).toBe(true);
    expect(await stack.getByText('basket').isVisible()).toBe(true);
    expect(await stack.getByText('inner4').isVisible()).toBe(false);
    await stack.getByText('6 frames of node:internal').click();
    expect(await stack.getByText('inner4').isVisible()).toBe(true);
    expect(await page.locator('#breadcrumbs').innerText()).toContain('GET /cart → 500');
  });

  it('paints the source without changing it', async () => {
    const painted = (): Promise<string[]> =>
      page.evaluate(
        '[...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((one) => name + " " + one.startContainer.data.slice(one.startOffset, one.endOffset)))',
      );
    await expect.poll(painted).toEqual(expect.arrayContaining(['code-keyword throw', "code-string 'no'"]));
    expect(
      await line('Source of pay')
        .locator('li')
        .evaluateAll((lines) => lines.map((one) => one.childNodes.length)),
    ).toEqual([1, 1, 1]);
  });

  it('opens the frame that the address names, and keeps how stacks are shown', async () => {
    await open(SHOP, '#x0f4');
    await expect.poll(() => page.locator('#x0f4').getByText('inner7').isVisible()).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(() => page.getByRole('combobox', { name: 'Frames' }).inputValue()).toBe('all');
    await page.reload();
    await expect.poll(() => page.locator('#stack').getByText('inner4').isVisible()).toBe(true);
    await page.keyboard.press('f');
  });

  it('finds in the JSON, and saves it as a file', async () => {
    const id = await open(SHOP);
    await page.getByRole('searchbox', { name: 'Find in the JSON' }).fill('basket');
    await expect.poll(() => page.locator('#json').innerText()).toContain('vars.basket');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${id}.json`);
    expect(await json(await download.createReadStream())).toMatchObject({ user: { id: 'ada' } });
  });

  it('has nothing against it by WCAG 2.2 AA', async () => {
    await open(SHOP);
    // Evaluated through DevTools, which the page's policy does not bind.
    await page.evaluate(`${axe.source};0`);
    const faults = await page.evaluate(`axe.run('.event', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`);
    expect(faults).toEqual([]);
  });

  it('stays text, whatever it is, and stays small', async () => {
    await open(HOSTILE);
    await page.getByText('Show more of the long lines').first().click();
    await page.getByRole('searchbox', { name: 'Find in the JSON' }).fill('alert');
    await expect.poll(() => page.locator('#json').innerText()).toContain('The first 100 places');
    const links = await page.evaluate('[...document.links].map(({ href }) => new URL(href).protocol)');
    expect(new Set(links as string[])).toEqual(new Set([new URL(target.base).protocol]));
    expect(await page.evaluate("document.querySelectorAll('#app script, #app img, #app b').length")).toBe(0);
    expect(await page.locator('#app').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?![\t\n])\p{Cc}/u);
    expect(await page.evaluate("document.querySelectorAll('*').length")).toBeLessThanOrEqual(MAX_ELEMENTS);
    expect(watched.faults).toEqual([]);
  });
});
