import type { Page } from './types.ts';

/** Reads where a list goes on: the cursor or the number of the page that `Link` calls next. `null` at the end. */
export function nextPage(header: (name: string) => string | null): Page | null {
  const link = /<([^>]*)>;\s*rel="next"/.exec(header('link') ?? '')?.[1];
  const query = new URLSearchParams(link?.split('?')[1] ?? '');
  const cursor = query.get('cursor');
  if (cursor !== null) return { cursor };
  const page = header('x-next-page') ?? '';
  return page === '' ? null : { page };
}
