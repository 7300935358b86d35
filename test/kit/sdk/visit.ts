import type { BrowserContext, Page } from 'playwright-core';

export interface Visit {
  page: Page;
  /** What the page's SDK sent, with the server's answer: `session 200`. */
  envelopes: string[];
}

/** Opens the shop in a tab of its own; the page is given the DSN in its address. */
export async function visit(context: BrowserContext, origin: string, dsn: string): Promise<Visit> {
  const page = await context.newPage();
  const envelopes: string[] = [];
  page.on('response', (response) => {
    if (!/\/envelope\/?\?/.test(response.url())) return;
    envelopes.push(`${itemsOf(response.request().postData() ?? '').join()} ${response.status()}`);
  });
  await page.goto(`${origin}/?${new URLSearchParams({ dsn }).toString()}`);
  return { page, envelopes };
}

/** Types of an envelope's items: what the browser's SDK sends has a line for each header and payload. */
function itemsOf(envelope: string): string[] {
  const headers = envelope
    .split('\n')
    .slice(1)
    .filter((_, index) => index % 2 === 0);
  return headers.filter((line) => line !== '').map((line) => (JSON.parse(line) as { type: string }).type);
}
