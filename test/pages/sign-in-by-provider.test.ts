import { expect, it, onTestFinished } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { watchPage } from '../kit/browser/watch-page.ts';
import { startRealProvider } from '../kit/openid/real-provider.ts';
import { putProvider } from '../kit/persons.ts';
import { newProject } from '../kit/projects.ts';
import { target } from '../kit/target.ts';

it.skipIf(!hasBrowser)(
  'somebody signs in through a provider, after saying no once, and sees what they are granted',
  async () => {
    const provider = await startRealProvider(`${target.base}/ui/-/sign-in/oidc/callback`);
    onTestFinished(() => provider.stop());
    const project = await newProject();
    const browser = await connect();
    onTestFinished(() => browser.close());
    const page = await (await browser.newContext()).newPage();
    const watched = await watchPage(page);
    await putProvider({ issuer: provider.issuer, name: 'Our provider' });

    await page.goto(`${target.base}/ui/-/sign-in?to=${encodeURIComponent('/api/ui/')}`);
    await page.getByRole('button', { name: 'Our provider' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alert').filter({ hasText: 'cancelled or refused' }).waitFor();

    await page.getByRole('button', { name: 'Our provider' }).click();
    await page.getByRole('button', { name: 'Sign in as Ada' }).click();
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    await page.getByText('You have no access yet.').waitFor();
    await page.getByText('ada', { exact: true }).first().waitFor();

    const grants = [{ claim: 'sub', value: 'ada', project: project.fullPath, level: 30 as const }];
    await putProvider({ issuer: provider.issuer, name: 'Our provider', grants });
    await page.goto(`${target.base}/ui/-/sign-in?to=${encodeURIComponent('/api/ui/')}`);
    await page.getByRole('button', { name: 'Our provider' }).click();
    await page.getByText(project.fullPath.split('/').at(-1)!).first().waitFor();
    await page.goto(`${target.base}/ui/${project.fullPath}/-/settings`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Settings need Maintainer; you are Developer.', { exact: true }).waitFor();

    const cookies = await page.context().cookies(target.base);
    expect(Object.fromEntries(cookies.map(({ name, sameSite, httpOnly }) => [name, [sameSite, httpOnly]]))).toEqual({
      'glet-local': ['Strict', true],
      // What another tab has begun can still end.
      'glet-local-sign-in': ['Lax', true],
    });
    expect(page.url()).not.toContain('code=');
    expect(watched.faults.filter((fault) => !fault.startsWith(`elsewhere: ${provider.issuer}`))).toEqual([]);
  },
);
