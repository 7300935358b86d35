import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser listens that the tests share; `null` where there is none. */
    browser: string | null;
  }
}

const address = inject('browser');

export const hasBrowser = address !== null;

/** Connects to the browser that all tests of the project share. A context of it is a profile of its own. */
export async function connect(): Promise<Browser> {
  if (address === null) throw new Error('there is no browser');
  return chromium.connect(address);
}
