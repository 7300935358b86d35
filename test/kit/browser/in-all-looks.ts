import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { pageFaults } from './page-faults.ts';

export const [WIDE, PHONE] = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

/** Sees what a tab shows in both widths and both colour schemes: nothing is wrong with it, and axe finds nothing. */
export async function expectFaultless(page: Page, sizes = [WIDE, PHONE]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await pageFaults(page)).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Buttons fade to their new colours.
      await page.evaluate(`Promise.all(
        document.getAnimations().map((one) => one instanceof CSSTransition && one.finished.catch(() => null)),
      )`);
      const faults = await accessibilityFaults(page);
      expect(faults.map((fault) => `${colorScheme}, ${size.width} px: ${fault}`)).toEqual([]);
    }
  }
}
