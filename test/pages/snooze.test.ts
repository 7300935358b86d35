import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { addressOf, reporterOf, rowOf } from '../kit/browser/error-list.ts';
import { opened } from '../kit/browser/signed-in.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { errorsOf, untilCounted } from '../kit/errors.ts';
import { newToken, type Project } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';

/** What the API says of an error of that type. */
const snoozeOf = async (project: Project, type: string): Promise<unknown> => {
  const errors = (await errorsOf(project)) as unknown as { type: string; snooze: unknown }[];
  return errors.find((error) => error.type === type)?.snooze;
};

async function snoozeByKeys(page: Page): Promise<void> {
  await page.keyboard.press('b');
  await page.getByRole('dialog', { name: 'Snooze this error' }).waitFor();
  await page.keyboard.press('Enter');
}

describe.skipIf(!hasBrowser)('a snooze, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('begins and ends in the list by keyboard alone, and is taken back', async () => {
    const { project } = await reporterOf(2);
    const { page, watched } = await opened(addressOf(project), browser);
    const badge = rowOf(page, 'Kind1Error').getByText('snoozed until');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('b');
    await page.getByRole('dialog', { name: 'Snooze this error' }).waitFor();
    await page.keyboard.press('Enter');
    await badge.waitFor();
    await expect.poll(() => snoozeOf(project, 'Kind1Error')).toMatchObject({ events_left: null, users_left: null });
    const { until } = (await snoozeOf(project, 'Kind1Error')) as { until: string };
    const minutes = (Date.parse(until) - Date.now()) / 60_000;
    expect([minutes > 55, minutes <= 60]).toEqual([true, true]);
    expect(await snoozeOf(project, 'Kind0Error')).toBe(null);

    await page.keyboard.press('z');
    await expect.poll(() => snoozeOf(project, 'Kind1Error')).toBe(null);
    await badge.waitFor({ state: 'detached' });

    await page.keyboard.press('b');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await badge.waitFor();
    await page.keyboard.press('b');
    await badge.waitFor({ state: 'detached' });
    await expect.poll(() => snoozeOf(project, 'Kind1Error')).toBe(null);
    expect(watched.faults).toEqual([]);
  });

  it('is not undone on the screen by an answer of before it', async () => {
    const { project } = await reporterOf(1);
    const { page, watched } = await opened(addressOf(project), browser);
    const badge = rowOf(page, 'Kind0Error').getByText('snoozed until');
    const isList = (url: URL): boolean => url.pathname.endsWith('/error_tracking/errors');
    await page.keyboard.press('j');
    await snoozeByKeys(page);
    await badge.waitFor();
    await expect.poll(() => snoozeOf(project, 'Kind0Error')).not.toBe(null);
    // What is asked for when the change is taken back is answered late.
    const { promise: isRead, resolve: read } = Promise.withResolvers<void>();
    const { promise: isSnoozedAgain, resolve: answer } = Promise.withResolvers<void>();
    await page.route(
      isList,
      async (route) => {
        const json = await errorsOf(project);
        read();
        await isSnoozedAgain;
        await route.fulfill({ json }).catch(() => undefined);
      },
      { times: 1 },
    );
    const late = page.waitForRequest((request) => isList(new URL(request.url())));
    await page.keyboard.press('z');
    const request = await late;
    await isRead;
    const isOver = Promise.race([
      page.waitForEvent('requestfinished', (one) => one === request),
      page.waitForEvent('requestfailed', (one) => one === request),
    ]);
    await snoozeByKeys(page);
    await badge.waitFor();
    answer();
    await isOver;
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await badge.count()).toBe(1);
    expect(watched.faults).toEqual([]);
  });

  it('lasts on the page of an error until so many more events, and is ended there', async () => {
    const { project } = await reporterOf(1);
    const [error] = await errorsOf(project);
    const { page, watched } = await opened(addressOf(project, `/${error!.id}/details`), browser);
    await page.getByRole('button', { name: 'Snooze' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How many more').fill('34');
    await dialog.getByRole('button', { name: 'Snooze' }).click();
    await page.getByText('snoozed for 34 more events', { exact: true }).waitFor();
    await expect
      .poll(() => snoozeOf(project, 'Kind0Error'))
      .toEqual({ until: null, events_left: 34, users_left: null });

    await page.reload({ waitUntil: 'networkidle' });
    await page.getByText('snoozed for 34 more events', { exact: true }).waitFor();
    await page.keyboard.press('b');
    await expect.poll(() => snoozeOf(project, 'Kind0Error')).toBe(null);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => snoozeOf(project, 'Kind0Error'))
      .toEqual({ until: null, events_left: 34, users_left: null });
    expect(watched.faults).toEqual([]);
  });

  it('is said in whole words where there is room, and beside the others on a phone', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const placed = { environment: 'production', transaction: 'checkout/cart/total/of/all/that/is/in/it/and/more' };
    await report(
      reporter,
      exceptionOf('Kind0Error', { environment: 'production' }),
      exceptionOf('PlacedError', placed),
    );
    await untilCounted(project, 2);
    const errors = (await errorsOf(project)) as unknown as { id: number; type: string }[];
    const { id } = errors.find(({ type }) => type === 'Kind0Error')!;
    await admin('PUT', `${project.at}/error_tracking/errors/${id}`, { json: { snooze_users: 1000 } });
    const { page, watched } = await opened(addressOf(project), browser);
    const environment = rowOf(page, 'PlacedError').locator('.badge', { hasText: 'production' });
    const whole = (await environment.boundingBox())!.width;
    const facts = rowOf(page, 'Kind0Error').locator('.row-facts');
    const snoozed = facts.getByText(/^snoozed until .* or 1,000 more users$/);
    expect(await snoozed.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

    await page.setViewportSize({ width: 390, height: 844 });
    const { x, width } = (await facts.boundingBox())!;
    const badges = await facts.locator('.badge').all();
    const boxes = await Promise.all(badges.map(async (badge) => (await badge.boundingBox())!));
    expect(boxes).toHaveLength(3);
    expect(boxes.filter((box) => box.x + box.width > x + width + 1)).toEqual([]);
    // Where an error was is what is cut first. A badge that is narrower by a part of a pixel ends in an ellipsis.
    expect((await environment.boundingBox())!.width).toBeCloseTo(whole, 1);
    expect(watched.faults).toEqual([]);
  });

  it('is taken back on a phone by a word that is on one line', async () => {
    const { project } = await reporterOf(1);
    const { page } = await opened(addressOf(project), browser);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('j');
    await page.keyboard.press('b');
    await page.getByLabel('How many more').fill('1000000');
    await page.getByLabel('More of what').selectOption('users_left');
    await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    const { height } = (await undo.boundingBox())!;
    expect(height).toBeLessThan(30);
  });

  it('is not offered to a reporter, who may not change errors', async () => {
    const { project } = await reporterOf(1);
    const { token } = await newToken(project, { access_level: 20 });
    const { page } = await opened(addressOf(project), browser, token);
    await rowOf(page, 'Kind0Error').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').getByText('Snooze').count()).toBe(0);
  });
});
