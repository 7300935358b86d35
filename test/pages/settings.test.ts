import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../kit/browser/axe.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { clientKeysOf, enable, newClientKey, newProject, newToken } from '../kit/projects.ts';
import { admin, as } from '../kit/request.ts';
import { target } from '../kit/target.ts';
import { SECRET } from '../kit/tokens.ts';
import { visitor } from './settings-visitor.ts';

describe.skipIf(!hasBrowser)('the settings of a project, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());

  it('make a key, whose DSN is copied and shown as the API has it', async () => {
    const project = await newProject();
    const { page, open, clipboard } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'keys');
    await page.getByText('No key').waitFor();
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByRole('button', { name: 'Copy DSN' }).click();
    await page.getByText('Copied').first().waitFor();
    const [key] = await clientKeysOf(project);
    expect(await clipboard()).toBe(key!.sentry_dsn);
    expect(await page.getByText(key!.sentry_dsn).isVisible()).toBe(false);
    await page.getByText('DSN and public key').click();
    expect(await page.getByText(key!.sentry_dsn).isVisible()).toBe(true);
  });

  it('limit a key, switch it off with a way back, and delete it after asking', async () => {
    const project = await newProject();
    const { public_key } = await newClientKey(project);
    const { page, open } = await visitor(browser, target.adminToken);
    const stored = async (): Promise<unknown> => (await clientKeysOf(project))[0];
    await open(project.fullPath, 'keys');
    await page.getByRole('button', { name: 'Limit' }).click();
    await page.getByLabel('Events', { exact: true }).fill('5000');
    await page.keyboard.press('Enter');
    await page.getByText('At most 5,000 events in 60 s').waitFor();
    expect(await stored()).toMatchObject({ public_key, rate_limit: { count: 5_000, window: 60 } });
    await page.getByRole('button', { name: 'Limit' }).click();
    await page.getByRole('button', { name: 'Use the default' }).click();
    await page.getByText('At most 10,000 events in 60 s').waitFor();
    expect(await stored()).not.toHaveProperty('rate_limit');
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Switch on' }).waitFor();
    expect(await stored()).toMatchObject({ active: false });
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Switch off' }).waitFor();
    expect(await stored()).toMatchObject({ active: true });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Every program that sends with it is refused').waitFor();
    await page.getByRole('button', { name: 'Delete key' }).click();
    await page.getByText('No key').waitFor();
    expect(await clientKeysOf(project)).toEqual([]);
  });

  it('show the secret of a new token once, and keep it nowhere', async () => {
    const project = await newProject();
    const { page, open, clipboard } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'access_tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('ci');
    await page.getByLabel('Level').selectOption('20');
    await page.getByRole('button', { name: 'Create token' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.innerText')).toBe('Secret of ci');
    await page.getByRole('button', { name: 'Copy secret' }).click();
    await page.getByText('Copied').first().waitFor();
    const secret = await clipboard();
    expect(secret).toMatch(SECRET);
    expect(await as(secret)('GET', project.at)).toMatchObject({ status: 200 });
    expect(await as(secret)('GET', project.settings)).toMatchObject({ status: 403 });
    const kept = await page.evaluate(
      'location.href + JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }])',
    );
    expect(kept).not.toContain(secret);
    await page.reload();
    await page.getByRole('listitem', { name: 'Token ci' }).getByText('Reporter · api · never expires').waitFor();
    expect(await page.content()).not.toContain(secret);
  });

  it('rotate the token that somebody is signed in with: the new secret is there before anything else is asked', async () => {
    const project = await newProject();
    const own = await newToken(project, { name: 'mine', access_level: 40 });
    const { page, open, clipboard } = await visitor(browser, own.token);
    await open(project.fullPath, 'access_tokens');
    await page.getByRole('button', { name: 'Rotate' }).click();
    await page.getByText('You are signed in with a token of this name').waitFor();
    await page.getByRole('button', { name: 'Rotate token' }).click();
    await page.getByRole('button', { name: 'Copy secret' }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await as(await clipboard())('GET', project.at)).toMatchObject({ status: 200 });
    expect(await as(own.token)('GET', project.at)).toMatchObject({ status: 401 });
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.getByRole('dialog', { name: 'Sign in to go on' }).waitFor();
  });

  it('revoke a token after asking, and fold it away', async () => {
    const project = await newProject();
    const { token } = await newToken(project, { name: 'ci' });
    const { page, open } = await visitor(browser, target.adminToken);
    await open(project.fullPath, 'access_tokens');
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Revoke token' }).click();
    await page.getByText('No token').waitFor();
    expect(await as(token)('GET', project.at)).toMatchObject({ status: 401 });
    await page.getByText('Expired and revoked tokens').click();
    await page.getByRole('listitem', { name: 'Token ci' }).getByText('revoked').waitFor();
  });

  it('are no business of a Reporter, and offer a Maintainer only what the API lets them do', async () => {
    const project = await newProject();
    await newToken(project, { name: 'owner', access_level: 50 });
    const reporter = await visitor(browser, (await newToken(project, { access_level: 20 })).token);
    for (const section of ['error_tracking', 'keys', 'access_tokens']) {
      await reporter.open(project.fullPath, section);
      await reporter.page.getByText('Settings need Maintainer; you are Reporter.').waitFor();
      expect(await reporter.page.getByText('Danger zone').count()).toBe(0);
    }
    const { page, open } = await visitor(browser, (await newToken(project, { name: 'me' })).token);
    await open(project.fullPath, 'error_tracking');
    await page.getByRole('button', { name: 'Save project' }).waitFor();
    expect(await page.getByText('Danger zone').count()).toBe(0);
    await open(project.fullPath, 'access_tokens');
    await page.getByRole('listitem', { name: 'Token me' }).getByRole('button', { name: 'Rotate' }).waitFor();
    const owner = page.getByRole('listitem', { name: 'Token owner' }).getByRole('button');
    expect(await owner.allInnerTexts()).toEqual(['Revoke']);
    expect(await page.getByRole('button', { name: 'New token' }).count()).toBe(0);
  });

  it('let somebody look who may only read', async () => {
    const project = await newProject();
    await newClientKey(project);
    const { token } = await newToken(project, { scopes: ['read_api'] });
    const { page, open } = await visitor(browser, token);
    await open(project.fullPath, 'keys');
    await page.getByRole('button', { name: 'Copy DSN' }).waitFor();
    await page.getByText('Your token only reads').waitFor();
    expect(await page.getByRole('button', { name: /Switch|Delete|Limit|New key/ }).count()).toBe(0);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('have no fault that axe finds, and never scroll sideways: %s, %i px', async (colorScheme, width) => {
    const project = await newProject();
    await enable(project, { scrub_data: false });
    await newToken(project);
    const { page, open } = await visitor(browser, target.adminToken, { colorScheme, viewport: { width, height: 800 } });
    const seen = async (): Promise<void> => {
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    };
    await open(project.fullPath, 'error_tracking');
    await page.getByRole('radio', { name: 'External Sentry' }).check();
    await seen();
    await open(project.fullPath, 'keys');
    await page.getByText('DSN and public key').click();
    await seen();
    await open(project.fullPath, 'access_tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('button', { name: 'Create token' }).click();
    await page.getByText('Name is empty').waitFor();
    await seen();
    expect(await admin('GET', project.accessTokens)).toMatchObject({ json: [{}] });
  });
});
