import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { enable, newProject, unique } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { target } from '../kit/target.ts';
import { visitor } from './settings-visitor.ts';

describe.skipIf(!hasBrowser)('the settings of a project as a whole, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('switch error tracking on where nothing was set before, by keyboard alone', async () => {
    const project = await newProject();
    const { page, open } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'keys');
    await page.getByText('No key').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    const off = page.getByRole('radio', { name: 'Off' });
    await off.waitFor();
    expect(await off.isChecked()).toBe(true);
    await off.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Error tracking is saved').waitFor();
    expect((await admin('GET', project.settings)).json).toMatchObject({ active: true, integrated: true });
  });

  it('say what the API refuses at its field, and change nothing', async () => {
    const project = await newProject();
    await enable(project);
    const before = (await admin('GET', project.settings)).json;
    const { page, open } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'error_tracking');
    await page.getByRole('radio', { name: 'External Sentry' }).check();
    const address = page.getByLabel('API URL');
    await address.fill('http://localhost/api/0/projects/acme/shop');
    await page.getByLabel('Organization').focus();
    expect(await address.inputValue()).toBe('http://localhost');
    expect(await page.getByLabel('Organization').inputValue()).toBe('acme');
    await page.getByRole('button', { name: 'Save error tracking' }).click();
    await page.getByText('Token is a required field').waitFor();
    const described = (await address.getAttribute('aria-describedby'))!.split(' ').at(-1)!;
    expect(await page.locator(`[id="${described}"]`).innerText()).toBe(
      'API URL is blocked: Requests to localhost and the local network are not allowed',
    );
    expect((await admin('GET', project.settings)).json).toEqual(before);
  });

  it('keep the token of an external Sentry without ever showing it', async () => {
    const project = await newProject();
    const api_url = 'https://sentry.example.com/api/0/projects/acme/shop';
    const { page, open } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'error_tracking');
    await page.getByRole('radio', { name: 'External Sentry' }).check();
    await page.getByLabel('API URL').fill('https://sentry.example.com/');
    await page.getByLabel('Organization').fill('acme');
    await page.getByRole('textbox', { name: 'Project', exact: true }).fill('shop');
    const token = page.getByLabel('Token');
    await token.fill('sntrys-secret');
    await page.getByRole('button', { name: 'Save error tracking' }).click();
    await page.getByText('A token is stored and never shown. Left empty, it is kept.').waitFor();
    expect(await token.inputValue()).toBe('');
    await page.getByRole('checkbox', { name: 'Scrub secrets' }).uncheck();
    await page.getByText('Events are stored as they are sent').waitFor();
    await page.getByRole('button', { name: 'Save error tracking' }).click();
    // With external Sentry on, the API takes no change that leaves it without a token: so it was kept.
    await expect
      .poll(async () => (await admin('GET', project.settings)).json)
      .toMatchObject({ active: true, integrated: false, api_url, scrub_data: false });
    await page.reload();
    await page.getByText('A token is stored and never shown').waitFor();
    expect(await page.content()).not.toContain('sntrys-secret');
    await page.getByLabel('Organization').fill('other');
    await page.getByText('The token that was stored belongs to the other address').waitFor();
  });

  it('rename and move a project, and go on at its new address', async () => {
    const project = await newProject();
    const path = unique('moved');
    const { page, open } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'error_tracking');
    await page.getByRole('textbox', { name: 'Path' }).fill('-no');
    await page.getByRole('button', { name: 'Save project' }).click();
    await page.getByText('Path can contain only letters, digits').waitFor();
    await page.getByRole('textbox', { name: 'Path' }).fill(path);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Moved');
    await page.getByRole('textbox', { name: 'Description' }).fill('Two\nlines');
    await page.getByRole('button', { name: 'Save project' }).click();
    await page.waitForURL(`**/${path}/-/settings/error_tracking`);
    expect((await admin('GET', project.at)).json).toMatchObject({ path, name: 'Moved', description: 'Two\nlines' });
    await page.reload();
    await page.getByRole('button', { name: 'Save project' }).click();
    await page.getByText('Nothing is different, so nothing was saved').waitFor();
  });

  it('delete a project once its path is typed, and go home', async () => {
    const project = await newProject();
    const { page, open } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'error_tracking');
    await page.getByRole('button', { name: 'Delete project' }).click();
    const confirm = page.getByRole('button', { name: 'Delete for good' });
    await page.getByLabel(/^Type /).fill(project.fullPath.slice(0, -1));
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel(/^Type /).fill(project.fullPath);
    await confirm.click();
    await page.getByText(`The project ${project.fullPath} is deleted`).waitFor();
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/api/ui/');
    expect(await admin('GET', project.at)).toMatchObject({ status: 404 });
    expect(await page.getByRole('link', { name: project.fullPath.split('/').at(-1)! }).count()).toBe(0);
  });

  it('say that a project is gone which is not there', async () => {
    const { page, open } = await visitor(browser, target.adminToken);
    await open('no/where', 'keys');
    await page.getByText('This project is gone, or you may not know of it.').waitFor();
    expect(await page.getByRole('button', { name: 'New key' }).count()).toBe(0);
  });
});
