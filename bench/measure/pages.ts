import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { newProject } from '../cases/reporting-project.ts';
import { startLocalServer } from '../../test/kit/local-server.ts';
import { envelopeOf, newEvent } from '../../test/kit/metering/sent-events.ts';
import { EXECUTABLE, OPTIONS } from '../../test/kit/sdk/chromium.ts';
import { median, quantile } from '../../test/kit/statistics.ts';

/** One page, opened again and again in browsers that have nothing of it. Milliseconds. */
export interface PageTimes {
  page: string;
  /** Largest Contentful Paint, median. */
  lcpMs: number;
  /** All long tasks of a load together, median. */
  longTasksMs: number;
  /** 75th percentile of what the keys of this page took until the next paint; `null`: none was pressed. */
  interactionMs: number | null;
}

/** A slow phone network, and a processor a quarter as fast. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const CPU_SLOWDOWN = 4;
const ERRORS = 50;
const EVENTS_OF_ONE = 6;
const PATIENCE_MS = 60_000;
const PROJECT = 'bench';

/** Entries of the page itself; it hears of those before it is there by `buffered`. */
const WATCH = `{
  const seen = (window.seen = { lcp: 0, longTasks: 0, interactions: [] });
  const watch = (type, take, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  watch('longtask', ({ duration }) => (seen.longTasks += duration));
  watch('event', ({ name, duration }) => name === 'keydown' && seen.interactions.push(duration), { durationThreshold: 16 });
}`;

interface Seen {
  lcp: number;
  longTasks: number;
  interactions: number[];
}

/** Pages of the local runner in Chromium, by a slow network and processor. @throws Error when there is no Chromium. */
export async function measurePages(visits: number, progress: (done: number) => void): Promise<PageTimes[]> {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bench-pages-'));
  const token = `bench-${randomBytes(16).toString('hex')}`;
  const runner = await startLocalServer({ GLET_DATA_DIR: directory, GLET_ADMIN_TOKEN: token });
  const browser = await chromium.launch({ executablePath: EXECUTABLE, ...OPTIONS });
  try {
    const pages = await fill(runner.base, token);
    const times: PageTimes[] = [];
    for (const [page, path, keys] of pages) {
      times.push(
        await measure(browser, { page, url: `${runner.base}/ui${path}`, keys, token, base: runner.base }, visits),
      );
      progress(times.length / pages.length);
    }
    return times;
  } finally {
    await browser.close();
    await runner.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Name, address below the pages, and the keys that are pressed there. */
type Case = readonly [page: string, path: string, keys: readonly string[]];

async function fill(base: string, token: string): Promise<Case[]> {
  const { address, counted } = await newProject(base, token, PROJECT);
  const groups = Array.from({ length: ERRORS + EVENTS_OF_ONE - 1 }, (_, at) => `group ${Math.min(at, ERRORS - 1)}`);
  for (const group of groups) {
    const { status } = await fetch(address, { method: 'POST', body: envelopeOf(newEvent(undefined, group)) });
    if (status !== 200) throw new Error(`an event was answered ${status}`);
  }
  const deadline = performance.now() + PATIENCE_MS;
  while ((await counted()) < groups.length) {
    if (performance.now() > deadline) throw new Error('the events were not counted within a minute');
    await wait(50);
  }
  const headers = { 'PRIVATE-TOKEN': token };
  const [project] = (await (await fetch(`${base}/v4/projects`, { headers })).json()) as {
    path_with_namespace: string;
  }[];
  const path = project!.path_with_namespace;
  const listed = await fetch(`${base}/v4/projects/${encodeURIComponent(path)}/error_tracking/errors`, { headers });
  const [latest] = (await listed.json()) as { id: number }[];
  return [
    ['home', '/', []],
    [`list of ${ERRORS} errors`, `/${path}/-/error_tracking`, ['j', 'x', 'j', 'x', 'k', '2', '1', 'j']],
    ['error', `/${path}/-/error_tracking/${latest!.id}/details`, ['k', 'k', 'j', 'k', 'f', 't', 't', '.']],
    ['setup', `/${path}/-/setup`, []],
    ['settings', `/${path}/-/settings/error_tracking`, []],
  ];
}

interface Visit {
  page: string;
  url: string;
  keys: readonly string[];
  token: string;
  base: string;
}

async function measure(browser: Browser, visit: Visit, visits: number): Promise<PageTimes> {
  const seen: Seen[] = [];
  for (let nth = 0; nth < visits; nth++) seen.push(await look(browser, visit));
  const interactions = seen.flatMap((one) => one.interactions);
  return {
    page: visit.page,
    lcpMs: median(seen.map(({ lcp }) => lcp)),
    longTasksMs: median(seen.map(({ longTasks }) => longTasks)),
    interactionMs: interactions.length === 0 ? null : quantile(interactions, 0.75),
  };
}

/** One visit with an empty cache, by somebody who is signed in. */
async function look(browser: Browser, { url, keys, token, base }: Visit): Promise<Seen> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${base}/ui/-/sign-in#${token}`);
    await page.waitForURL((now) => !now.pathname.endsWith('/sign-in'));
    await page.goto('about:blank');
    await slowDown(page);
    await page.addInitScript(WATCH);
    await page.goto(url, { waitUntil: 'networkidle' });
    // A key ends the search for the largest paint, so the load is looked at first.
    const { lcp, longTasks } = await page.evaluate<Seen>('window.seen');
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.evaluate('new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 50)))');
    }
    const { interactions } = await page.evaluate<Seen>('window.seen');
    return { lcp, longTasks, interactions };
  } finally {
    await context.close();
  }
}

/** Of the browser's cache nothing is used either: signing in has filled it. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}
