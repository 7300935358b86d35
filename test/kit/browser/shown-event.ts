import type { Page } from 'playwright-core';

/** The event that a page shows, by its id. */
export function shownEvent(page: Page): Promise<string | null> {
  return page.getByRole('region', { name: 'Event', exact: true }).locator('code').first().getAttribute('title');
}
