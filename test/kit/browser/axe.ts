import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What the page has against WCAG 2.2 AA, a line for each: rule and element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated through DevTools, which the page's policy does not bind.
  await page.evaluate(`${axe.source};0`);
  return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`);
}
