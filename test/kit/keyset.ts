import { expect } from 'vitest';
import { admin, type Answer } from './request.ts';
import { target } from './target.ts';

/** Where `Link` leads, as gitbeaker reads it; `null` at the end of a list. */
export function nextOf({ headers }: Pick<Answer, 'headers'>): URL | null {
  const link = headers['link'];
  if (link === undefined) return null;
  const links = [...String(link).matchAll(/<([^>]+)>; rel="([^"]+)"/g)].map(([, url, rel]) => [rel, url]);
  expect(links).toEqual([['next', expect.any(String)]]);
  return new URL(links[0]![1]!);
}

/** All pages of a list, each found by the `Link` of the one before and nothing else. */
export async function pagesOf<Row>(path: string, query: string): Promise<Row[][]> {
  const pages: Row[][] = [];
  for (let next: string | null = `${path}?${query}`; next !== null;) {
    const answer = await admin('GET', next);
    expect(answer).toMatchObject({ status: 200 });
    pages.push(answer.json as Row[]);
    const url = nextOf(answer);
    next = url && url.href.slice(target.base.length);
  }
  return pages;
}
