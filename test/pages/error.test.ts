import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../shared/ingest/event/error-event.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { shownEvent } from '../kit/browser/shown-event.ts';
import { opened } from '../kit/browser/signed-in.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../kit/collector.ts';
import { untilCounted, untilError } from '../kit/errors.ts';
import { newToken } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { target } from '../kit/target.ts';

const HOUR_MS = 3_600_000;

/** The events of one error, the oldest first, an hour apart, each with its number. */
const checkout = (number: number, more: JsonObject = {}) =>
  exceptionOf('CheckoutError', {
    timestamp: (Date.now() - (10 - number) * HOUR_MS) / 1000,
    release: number < 3 ? 'shop@1.0' : 'shop@1.1',
    environment: 'production',
    user: { id: number },
    tags: { basket: `basket-${number}` },
    ...more,
  });

describe.skipIf(!hasBrowser)('the page of an error', () => {
  let browser: Browser;
  let reporter: Reporter;
  let events: string[];
  let id: number;

  beforeAll(async () => {
    browser = await connect();
    reporter = await newReporter();
    events = await report(reporter, ...[1, 2, 3, 4].map((number) => checkout(number)));
    id = (await untilCounted(reporter.project, 4))[0]!.id;
  });
  afterAll(() => browser?.close());

  const ui = (rest = `error_tracking/${id}/details`): string =>
    `${target.base}/ui/${reporter.project.fullPath}/-/${rest}`;

  it('says what it is, since when, for whom and where, in four requests and the event before', async () => {
    const { page, watched } = await opened(ui(), browser);
    expect(await page.title()).toBe(`CheckoutError · ${reporter.project.fullPath} · Glet`);
    const [heading, facts] = [
      page.getByRole('heading', { level: 1 }),
      page.getByRole('complementary', { name: 'Facts' }),
    ];
    expect(await heading.innerText()).toBe('CheckoutError');
    expect(await page.getByText('it broke').first().isVisible()).toBe(true);
    const text = await facts.innerText();
    for (const said of [
      '4 events',
      '4 users',
      'in shop@1.0',
      'in shop@1.1',
      'Tags of the last 4 events',
      'Grouped by exception',
    ])
      expect(text).toContain(said);
    await expect(facts.getByRole('link', { name: 'production' }).getAttribute('href')).resolves.toBe(
      `/api/ui/${reporter.project.fullPath}/-/error_tracking?environment=production`,
    );
    const asked = watched.requests.filter((path) => path.includes(`/error_tracking/`) && path.includes('/v4/'));
    expect(asked.length).toBeLessThanOrEqual(5);
    await facts.getByRole('button', { name: 'shop@1.1' }).click();
    await expect.poll(() => facts.getByText('New errors').isVisible()).toBe(true);
    expect(await facts.getByRole('link', { name: 'Errors of this release' }).getAttribute('href')).toContain(
      'status=all&release=shop%401.1',
    );
  });

  it('steps through events by keys, asks for nothing that was fetched ahead, and leaves no trail', async () => {
    const { page, watched } = await opened(ui(), browser);
    expect(await shownEvent(page)).toBe(events[3]);
    expect(await page.getByText('Differs from the event before: user id, tag basket').isVisible()).toBe(true);
    const before = await page.evaluate('history.length');
    watched.requests.length = 0;
    await page.keyboard.press('k');
    await page.waitForURL(ui(`error_tracking/${id}/events/${events[2]}`));
    expect(await shownEvent(page)).toBe(events[2]);
    await page.getByText(/before: release, user id, tag basket/).waitFor();
    const asked = watched.requests.filter((path) => path.includes('/events/'));
    expect(asked).toEqual([expect.stringContaining(events[1]!)]);
    await page.keyboard.press('j');
    await page.waitForURL(`**/events/${events[3]}`);
    await page.getByRole('button', { name: 'Oldest' }).click();
    await page.waitForURL(`**/events/${events[0]}`);
    expect(await page.getByRole('button', { name: 'Older event' }).isDisabled()).toBe(true);
    expect(await page.getByText('No event before this one.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Latest' }).click();
    await page.waitForURL(ui());
    expect(await page.evaluate('history.length')).toBe(before);
  });

  it('resolves by a key, takes it back by another, and shows what the server has', async () => {
    const { page } = await opened(ui(), browser);
    await page.keyboard.press('e');
    await page.getByText('Error resolved').waitFor();
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
    const { status } = await untilError(reporter.project, id, (error) => error.status === 'resolved');
    expect(status).toBe('resolved');
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Resolve' }).waitFor();
    const after = await untilError(reporter.project, id, (error) => error.status === 'unresolved');
    expect(after.status).toBe('unresolved');
    await page.getByRole('button', { name: 'In a release' }).click();
    await page.getByRole('button', { name: 'Resolve in the next release' }).click();
    await page.getByText('resolved in the next release', { exact: true }).waitFor();
    await page.keyboard.press('z');
    await untilError(reporter.project, id, (error) => error.status === 'unresolved');
  });

  it('says that a write failed, and shows that nothing was changed', async () => {
    const { page } = await opened(ui(), browser);
    await page.route(`**/errors/${id}`, (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 403, json: { message: '403 Forbidden' } })
        : route.continue(),
    );
    await page.keyboard.press('i');
    await page.getByText('Nothing was changed. Forbidden').waitFor();
    expect(await page.getByRole('button', { name: 'Ignore' }).isVisible()).toBe(true);
    expect(await page.getByText('Error ignored').count()).toBe(0);
  });

  it('copies a link, the stack, and Markdown', async () => {
    const { page, context } = await opened(ui(), browser);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = async (keys: string, said: string): Promise<string> => {
      await page.keyboard.press(keys);
      await page.locator('#announcements', { hasText: said }).waitFor({ state: 'attached' });
      return page.evaluate('navigator.clipboard.readText()');
    };
    expect(await copied('y', 'Link copied')).toBe(ui(`error_tracking/${id}/events/${events[3]}`));
    expect(await copied('c', 'Stack copied')).toBe('CheckoutError: it broke');
    expect(await copied('m', 'Markdown copied')).toContain('## `CheckoutError`\n\n```\nCheckoutError: it broke\n```');
  });

  it('shows those who may not change errors nothing to change them with', async () => {
    const { token } = await newToken(reporter.project, { access_level: 20 });
    const { page } = await opened(ui(), browser, token);
    expect(await page.getByRole('button', { name: 'Copy', exact: true }).isVisible()).toBe(true);
    for (const name of ['Resolve', 'Ignore', 'More']) expect(await page.getByRole('button', { name }).count()).toBe(0);
    await page.keyboard.press('e');
    expect((await admin('GET', `${reporter.project.errors}/${id}`)).json).toMatchObject({ status: 'unresolved' });
  });
});
