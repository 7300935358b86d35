import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aScript, bundleOfScripts, upload } from '../kit/artifacts.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { expectFaultless, PHONE, WIDE } from '../kit/browser/in-all-looks.ts';
import { layoutShifts, watchShifts } from '../kit/browser/layout-shifts.ts';
import { openFolds, pageFaults } from '../kit/browser/page-faults.ts';
import { signedIn, type SignedIn } from '../kit/browser/signed-in.ts';
import type { Watched } from '../kit/browser/watch-page.ts';
import { anEvent, newReporter, report } from '../kit/collector.ts';
import { eventOf, untilCounted } from '../kit/errors.ts';
import { ALL, hostileEvents, TEXTS } from '../kit/hostile/shown.ts';
import { newToken } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { inSentry } from '../kit/sentry-api.ts';
import { target } from '../kit/target.ts';
import { everyPage } from './page-addresses.ts';

const NAMES = everyPage({ project: 'a/b', error: '1', event: '1' }).map(({ name }) => name);

describe.skipIf(!hasBrowser)('every page, of a project that was attacked wherever one can be,', () => {
  let browser: Browser;
  let page: Page;
  let watched: Watched;
  let project: string;
  let events: string[];
  let pages: Map<string, string>;
  const ofAlerts: { name: string }[] = [];

  beforeAll(async () => {
    browser = await connect();
    const reporter = await newReporter({ scrub_data: false });
    project = reporter.project.fullPath;
    // Before anything is reported, so that the history has it.
    for (const name of TEXTS) {
      const url = `https://hooks.example/${encodeURIComponent(name)}`;
      await admin('POST', `${reporter.project.at}/error_tracking/alert_destinations`, {
        json: { kind: 'slack', name, url },
      });
      const rule = { name, triggers: ['new'], environments: [name], releases: [name], title: name };
      await admin('POST', `${reporter.project.at}/error_tracking/alert_rules`, { json: rule });
    }
    const sent = hostileEvents();
    const ids = await report(reporter, ...sent);
    await untilCounted(reporter.project, sent.length);
    for (const name of [...TEXTS, ALL]) {
      await admin('PUT', reporter.project.at, { json: { description: name } });
      // What the API refuses, no page has to show.
      await admin('POST', reporter.project.accessTokens, { json: { name, scopes: ['api'] } });
    }
    const { ofProject } = inSentry(reporter.project);
    const commits = [{ id: ALL.slice(0, 64), message: ALL, author_name: ALL, timestamp: new Date().toISOString() }];
    await admin('POST', `${ofProject}/releases/`, { json: { version: '1.0', url: 'https://h.example/1', commits } });
    for (const environment of TEXTS)
      await admin('POST', `${ofProject}/releases/1.0/deploys/`, { json: { environment, name: environment } });
    const scripts = TEXTS.map((text) => aScript({ url: `~/${text}.js` }));
    await upload(reporter.project, bundleOfScripts([...scripts, aScript({ url: `~/${ALL}`, map: '{' })]));
    for (const all of ['alert_destinations', 'alert_rules'])
      ofAlerts.push(
        ...((await admin('GET', `${reporter.project.at}/error_tracking/${all}`)).json as { name: string }[]),
      );
    // Where values are filtered, the page says where they were.
    const scrubbed = await newReporter();
    const [filtered] = await report(scrubbed, anEvent({ extra: { [ALL]: { password: ALL } } }));
    const errorIds = await Promise.all(ids.map(async (id) => (await eventOf(reporter.project, id)).error_id));
    events = ids.map((id, at) => `${target.base}/ui/${project}/-/error_tracking/${errorIds[at]}/events/${id}`);
    const { error_id } = await eventOf(scrubbed.project, filtered!);
    events.push(`${target.base}/ui/${scrubbed.project.fullPath}/-/error_tracking/${error_id}/events/${filtered}`);
    const shown = { project, error: String(errorIds.at(-1)), event: ids.at(-1)! };
    pages = new Map(everyPage(shown).map(({ name, url }) => [name, url]));
    // Not the admin's token: home has this project alone then, and who is signed in has a hostile name.
    const { token } = await newToken(reporter.project, { access_level: 50, name: TEXTS[0] });
    ({ page, watched } = await signedIn(browser, token, { viewport: WIDE }));
    await watchShifts(page);
  });
  afterAll(async () => {
    await page?.context().close();
    await browser?.close();
  });

  describe.each(NAMES)('%s', (name) => {
    it('stays where it is, shows what is foreign as text, and has nothing against WCAG 2.2 AA', async () => {
      await page.setViewportSize(WIDE);
      await page.goto(pages.get(name)!, { waitUntil: 'networkidle' });
      // The rest is worth knowing, too.
      expect.soft(await layoutShifts(page)).toEqual([]);
      await openFolds(page);
      await expectFaultless(page);
      expect(watched.faults).toEqual([]);
    });
  });

  it('has destinations and rules of alerts with such names, one of each at least', () => {
    expect(ofAlerts.filter(({ name }) => TEXTS.some((text) => text === name)).length).toBeGreaterThan(TEXTS.length);
  });

  describe('loaded on a phone', () => {
    let phone: SignedIn;
    beforeAll(async () => {
      phone = await signedIn(browser, target.adminToken, { viewport: PHONE });
    });
    afterAll(() => phone?.context.close());

    const faultsAt = async (url: string): Promise<string[]> => {
      // From nowhere, because another fragment alone would load nothing.
      await phone.page.goto('about:blank');
      await phone.page.goto(url, { waitUntil: 'networkidle' });
      await openFolds(phone.page);
      return [...(await pageFaults(phone.page)), ...phone.watched.faults].map((fault) => `${url}: ${fault}`);
    };

    it('shows each event as text, whatever its shape and size', async () => {
      for (const url of events) {
        expect(await faultsAt(url)).toEqual([]);
        expect(await phone.page.locator('#json').count()).toBe(1);
      }
    });

    it('shows as text what is hostile in an address', async () => {
      const text = encodeURIComponent(ALL);
      const names = ['q', 'status', 'sort', 'environment', 'release', 'level', 'since', 'period', 'platform', 'to'];
      const search = new URLSearchParams(Object.fromEntries(names.map((name) => [name, ALL]))).toString();
      for (const url of [
        ...['errors', 'error', 'activity', 'setup'].map((name) => `${pages.get(name)}?${search}#${text}`),
        ...['errors', 'event', 'setup', 'settings, keys'].map((name) => pages.get(name)!.replace(project, `a/${text}`)),
        `${pages.get('sign-in')}?to=${encodeURIComponent('javascript:window.__hit=1')}`,
      ])
        expect(await faultsAt(url)).toEqual([]);
    });
  });
});
