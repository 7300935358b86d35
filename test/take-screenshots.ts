import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ROOT, spawnRunner } from './kit/local-server.ts';
import { EXECUTABLE, OPTIONS } from './kit/sdk/chromium.ts';

/** One event a client, as its SDK sends it, and how often it happens. */
const HAPPENS = { node: 3, javascript: 8, python: 5, php: 2, ruby: 1, java: 4, go: 2, dotnet: 1, rust: 1, elixir: 1 };
const FOLDER = `${ROOT}docs/images`;
const PROJECT = 'demo/shop';
const TOKEN = 'glpat-screenshots-of-the-readme';

/**
 * `npm run screenshots`: writes the pictures of the README from the running product. It needs Chromium, and is run by hand:
 * pictures of the same pages differ by the machine's fonts.
 */
const data = await mkdtemp(join(tmpdir(), 'glet-screenshots-'));
const runner = spawnRunner({ GLET_DATA_DIR: data, GLET_ADMIN_TOKEN: TOKEN });
const browser = await chromium.launch({ executablePath: EXECUTABLE, ...OPTIONS });
try {
  const base = await runner.ready;
  await reportAll(base);
  await mkdir(FOLDER, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 860 } });
    await takeAll(page, `${base}/ui`, colorScheme);
  }
} finally {
  await browser.close();
  runner.kill('SIGTERM');
  await runner.ended;
  await rm(data, { recursive: true });
}

async function reportAll(base: string): Promise<void> {
  const project = `${base}/v4/projects/${encodeURIComponent(PROJECT)}/error_tracking`;
  const [namespace_path, path] = PROJECT.split('/');
  await ask('POST', `${base}/v4/projects`, { namespace_path, path });
  await ask('PUT', `${project}/settings`, { active: true, integrated: true });
  const [key] = (await ask('GET', `${project}/client_keys`)) as { sentry_dsn: string }[];
  const dsn = new URL(key!.sentry_dsn);
  const [prefix, id] = [dsn.pathname.replace(/\/\d+$/, ''), dsn.pathname.split('/').at(-1)];
  for (const [client, times] of Object.entries(HAPPENS)) {
    const event = JSON.parse(await readFile(`${ROOT}test/kit/sentry-events/${client}.json`, 'utf8')) as object;
    for (let nth = 0; nth < times; nth++) {
      const timestamp = Date.now() / 1000 - nth * 1800;
      const sent = { ...event, event_id: undefined, timestamp, environment: nth % 2 ? 'staging' : 'production' };
      await ask('POST', `${dsn.origin}${prefix}/api/${id}/store/?sentry_key=${dsn.username}`, sent);
    }
  }
}

async function ask(method: string, url: string, json?: object): Promise<unknown> {
  const headers = { 'PRIVATE-TOKEN': TOKEN, 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(json && { body: JSON.stringify(json) }) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function takeAll(page: Page, pages: string, scheme: string): Promise<void> {
  await page.goto(`${pages}/-/sign-in#${TOKEN}`);
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await page.goto(`${pages}/${PROJECT}/-/error_tracking`);
  const row = page.getByRole('link', { name: /OrderError/ });
  await row.waitFor();
  // The pointer is out of sight, and everything that was asked for is there.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/errors-${scheme}.png` });
  await row.click();
  await page.getByText('caused by').waitFor();
  await page.getByRole('heading', { name: /^Tags of the last/ }).waitFor();
  await page.getByText('Comparing with the event before').waitFor({ state: 'hidden' });
  await page.screenshot({ path: `${FOLDER}/error-${scheme}.png` });
}
