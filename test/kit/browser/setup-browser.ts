import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { EXECUTABLE, hasChromium, OPTIONS } from '../sdk/chromium.ts';

/** Starts one browser for all tests of a project; where there is none, they are named as skipped. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!hasChromium) {
    project.provide('browser', null);
    return undefined;
  }
  const server = await chromium.launchServer({ executablePath: EXECUTABLE, ...OPTIONS });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
