import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './request.ts';

/** GitLab's pagination headers of an answer, by their short names. */
export function pageOf({ headers }: Pick<Answer, 'headers'>): Record<string, unknown> {
  return {
    page: headers['x-page'],
    perPage: headers['x-per-page'],
    prev: headers['x-prev-page'],
    next: headers['x-next-page'],
    total: headers['x-total'],
    pages: headers['x-total-pages'],
  };
}

/** The addresses in a `Link` header by their relation, in the header's order. */
export function linksOf(headers: IncomingHttpHeaders): Record<string, URL> {
  const links: Record<string, URL> = {};
  for (const link of String(headers['link']).split(', ')) {
    const [, url, relation] = /^<([^>]+)>; rel="(\w+)"$/.exec(link)!;
    links[relation!] = new URL(url!);
  }
  return links;
}
