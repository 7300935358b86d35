import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { signedIn } from '../kit/browser/signed-in.ts';
import { newProject, newToken } from '../kit/projects.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { untilCounted } from '../kit/errors.ts';
import { target } from '../kit/target.ts';

describe.skipIf(!hasBrowser)('a link that brings a token', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect();
    return () => browser.close();
  });

  it('asks who is signed in already, and leaves them so unless they want otherwise', async () => {
    const [own, other] = [await newProject(), await newProject()];
    const { token } = await newToken(own, { access_level: 40, name: 'own' });
    const brought = await newToken(other, { access_level: 20, name: 'brought' });
    const { page, watched } = await signedIn(browser, token);
    const link = `${target.base}/ui/-/sign-in#${brought.token}`;

    // Another hash of the same document loads nothing, so it is left first.
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByText('You are signed in as own.').waitFor();
    expect(page.url()).not.toContain(brought.token);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    await page.getByText(own.fullPath.split('/').at(-1)!).first().waitFor();

    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in with the link' }).click();
    await page.getByText(other.fullPath.split('/').at(-1)!).first().waitFor();
    expect(await page.getByText(own.fullPath.split('/').at(-1)!).count()).toBe(0);
    expect(watched.faults).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('a long address in an event', () => {
  it('is a link with nothing to press in it', async () => {
    const browser = await connect();
    const reporter = await newReporter();
    const url = `https://evil.example/${'a'.repeat(2_300)}`;
    await report(reporter, exceptionOf('LongError', { request: { url } }));
    const [error] = await untilCounted(reporter.project, 1);
    const { page, context } = await signedIn(browser);
    await page.goto(`${target.base}/ui/${reporter.project.fullPath}/-/error_tracking/${error!.id}/details`);
    await page.getByText('evil.example').first().waitFor();
    expect(await page.locator('a button').count()).toBe(0);
    await page
      .getByRole('button', { name: /show .* more characters/ })
      .first()
      .click();
    expect(context.pages()).toHaveLength(1);
    await browser.close();
  });
});
