import type { Page } from 'playwright-core';

/** Watches a tab for what moves without anybody having pressed anything, from its next page on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`{
    const named = ({ node }) => (node instanceof Element ? node.outerHTML : String(node?.textContent)).slice(0, 120);
    window.layoutShifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries())
        if (!hadRecentInput) window.layoutShifts.push(value.toFixed(4) + ' ' + sources.map(named).join(' | '));
    }).observe({ type: 'layout-shift', buffered: true });
  }`);
}

/** What moved since the page was opened: its share, and what it was. */
export function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate('window.layoutShifts');
}
