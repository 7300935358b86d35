import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aScript, bundleOfScripts, upload } from '../kit/artifacts.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { opened } from '../kit/browser/signed-in.ts';
import { anEvent, newReporter, report } from '../kit/collector.ts';
import { eventOf } from '../kit/errors.ts';
import { target } from '../kit/target.ts';

const BUILT = 'https://shop.example/app.js';
const OTHER = 'https://shop.example/other.js';
const MISSING = crypto.randomUUID();

describe.skipIf(!hasBrowser)('source maps, in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('show frames in their source, or as they were sent, say why others are not, and are deleted', async () => {
    const reporter = await newReporter();
    const script = aScript();
    await upload(reporter.project, bundleOfScripts([script]));
    const frames = [
      { function: 'b', filename: OTHER, abs_path: OTHER, lineno: 1, colno: 500, in_app: true },
      { function: 'a', filename: BUILT, abs_path: BUILT, lineno: 1, colno: 1, in_app: true },
    ];
    const images = [
      { type: 'sourcemap', code_file: BUILT, debug_id: script.debugId },
      { type: 'sourcemap', code_file: OTHER, debug_id: MISSING },
    ];
    const exception = { values: [{ type: 'RangeError', value: 'too much', stacktrace: { frames } }] };
    const sent = anEvent({ platform: 'javascript', debug_meta: { images }, exception });
    await report(reporter, sent);
    const { error_id } = await eventOf(reporter.project, sent.event_id);
    const pages = `${target.base}/ui/${reporter.project.fullPath}/-`;
    const { page, watched } = await opened(`${pages}/error_tracking/${error_id}/events/${sent.event_id}`, browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const stack = page.locator('#stack');
    const text = async () => (await stack.innerText()).replaceAll('\n', '');

    await expect.poll(text).toContain(`${script.debugId}.ts:1:1`);
    expect(await text()).toContain(`As sent: a ${BUILT}:1:1, debug id ${script.debugId}`);
    await page.keyboard.press('s');
    await expect.poll(text).toContain(`Original: a ${script.debugId}.ts:1:1`);
    expect(await text()).toContain(`a${BUILT}:1:1`);
    await page.reload();
    await expect.poll(() => stack.getByRole('button', { name: 'As sent' }).getAttribute('aria-pressed')).toBe('true');

    expect(asked.filter((url) => url.endsWith('/source_maps'))).toEqual([]);
    await stack.getByText('Some frames are not as in the source').click();
    await expect.poll(text).toContain(`No source map with debug id ${MISSING} was uploaded.`);
    await stack.getByRole('link', { name: 'Source maps of this project' }).click();

    const row = page.getByRole('listitem').filter({ hasText: `~/${script.debugId}.js.map` });
    await row.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete source map' }).click();
    await page.getByText('There is no source map yet.').waitFor();
    await page.getByLabel('sentry-cli', { exact: true }).waitFor();
    expect(watched.faults).toEqual([]);
  });
});
