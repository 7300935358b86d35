import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import type { Watched } from '../kit/browser/watch-page.ts';
import { post } from '../kit/collector.ts';
import { clientKeysOf, enable, newProject, newToken, type Project } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { newTrackedProject } from '../kit/sdk/tracked-project.ts';
import { target } from '../kit/target.ts';

interface Look {
  token?: string;
  page?: 'setup' | 'activity';
}

describe.skipIf(!hasBrowser)('the set-up page, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  /** The page of a project in a browser of its own, signed in with a token. */
  async function open(
    { fullPath }: Project,
    { token = target.adminToken, page: name = 'setup' }: Look = {},
  ): Promise<{ page: Page; watched: Watched }> {
    const { context, page, watched } = await signedIn(browser, token);
    onTestFinished(() => context.close());
    await page.goto(`${target.base}/ui/${fullPath}/-/${name}`);
    return { page, watched };
  }

  it('waits for the first event, sends one itself, and links to its error', async () => {
    const project = await newTrackedProject();
    const { page, watched } = await open(project);
    const wait = page.getByRole('region', { name: 'The latest event' });
    await expect.poll(() => wait.innerText()).toContain(`Waiting for the first event of ${project.fullPath}`);
    await page.getByRole('button', { name: 'Send a test event from this page' }).press('Enter');
    await wait.getByText('TestError: Hello Glet').waitFor();
    expect(await wait.innerText()).toMatch(/(?:\d+ s ago|just now)/);
    expect(await wait.innerText()).not.toContain('Waiting');
    const [error] = (await admin('GET', project.errors)).json as { id: number }[];
    expect(await wait.getByRole('link', { name: 'Look at it' }).getAttribute('href')).toBe(
      `/api/ui/${project.fullPath}/-/error_tracking/${error!.id}/details`,
    );
    await page.reload();
    await expect.poll(() => wait.innerText()).toContain('Waiting for the next one');
    expect(await wait.innerText()).toContain('TestError: Hello Glet');
    expect(watched.faults).toEqual([]);
  });

  it('shows the snippet of the platform in its address, with the DSN, by keyboard', async () => {
    const project = await newTrackedProject();
    const [key] = await clientKeysOf(project);
    const { page } = await open(project);
    await page.getByRole('link', { name: 'Rust' }).press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?platform=rust');
    expect(await page.getByLabel('Paste: First in main', { exact: true }).innerText()).toContain(
      `sentry::init("${key!.sentry_dsn}")`,
    );
    await page.reload();
    expect(await page.getByLabel('Paste: First in main', { exact: true }).innerText()).toContain(key!.sentry_dsn);
    expect(await page.getByRole('link', { name: 'Rust' }).getAttribute('aria-current')).toBe('page');
  });

  it('turns error tracking on, and makes a client key where none is on', async () => {
    const project = await newProject();
    const { page } = await open(project);
    await page.getByRole('button', { name: 'Turn on error tracking' }).click();
    await page.getByText('Waiting for the first event').waitFor();
    const [key] = await clientKeysOf(project);
    await admin('PUT', `${project.clientKeys}/${key!.id}`, { json: { active: false } });
    await page.reload();
    await page.getByText('All client keys of this project are off.').waitFor();
    await page.getByRole('button', { name: 'Create a client key' }).click();
    await page.getByText('Waiting for the first event').waitFor();
    await page.getByText(`Client key ${key!.id} is off, so what comes with it is refused.`).waitFor();
    expect(await clientKeysOf(project)).toMatchObject([{ active: false }, { active: true }]);
  });

  it('says why the test event is refused, and goes on waiting', async () => {
    const project = await newTrackedProject();
    const { page } = await open(project);
    await page.getByText('Waiting for the first event').waitFor();
    for (const { id } of await clientKeysOf(project)) await admin('DELETE', `${project.clientKeys}/${id}`);
    // The collector has read none of them yet, so that it remembers none.
    await page.getByRole('button', { name: 'Send a test event from this page' }).click();
    await page.getByText('The test event was not taken. The collector knows no such key').waitFor();
    expect(await page.getByText('Waiting for the first event').count()).toBe(1);
  });

  it('shows what was refused, and why, as it comes', async () => {
    const project = await newTrackedProject();
    const { page } = await open(project);
    await page.getByText('Waiting for the first event').waitFor();
    const [key] = await clientKeysOf(project);
    expect(await post({ project, key: key! }, '{}\n{"type":"event"')).toMatchObject({ status: 400 });
    const refused = page.getByRole('list', { name: 'Last refused' });
    await refused.getByText('The request could not be read (400)').waitFor();
    expect(await refused.innerText()).toContain(`test/1.0, key ${key!.public_key.slice(0, 13)}…`);
    expect(await refused.innerText()).toContain('is not valid JSON');
  });

  it('asks somebody for a DSN who may not see the client keys', async () => {
    const project = await newTrackedProject();
    const { token } = await newToken(project, { access_level: 20 });
    const { page } = await open(project, { token });
    const field = page.getByLabel('DSN');
    await field.fill("https://key@example.com/1'");
    await page.getByText('This is not the DSN of a project here.').waitFor();
    expect(await page.getByRole('link', { name: 'Rust' }).count()).toBe(0);
    await field.fill(project.dsn);
    expect(
      await page.getByLabel('Paste: First in the script that your page loads', { exact: true }).innerText(),
    ).toContain(project.dsn);
    expect(page.url()).not.toContain('glet_');
  });

  it('leads to the activity of the project, whose numbers are those of the API', async () => {
    const project = await newTrackedProject();
    const { page } = await open(project);
    await page.getByRole('button', { name: 'Send a test event from this page' }).click();
    await page.getByRole('link', { name: 'Look at it' }).waitFor();
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.getByText('1 event in the last 24 hours').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'TestError: Hello Glet' }).count()).toBe(2);
    await page.keyboard.press('.');
    await page.getByText('1 event in the last 14 days').waitFor();
    expect(new URL(page.url()).search).toBe('?period=14d');
    await page.getByText('As a table').click();
    const rows = page.getByRole('region', { name: 'Numbers of the chart' }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(15);
  });

  it('tells of a project where error tracking is off that there is no activity', async () => {
    const project = await newProject();
    await enable(project, { active: false });
    const { page } = await open(project, { page: 'activity' });
    await expect.poll(() => page.locator('main').innerText()).toContain('There is no activity to show.');
  });
});
