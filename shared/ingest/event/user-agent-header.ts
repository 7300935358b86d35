import type { Json, JsonObject } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';

/** Returns the `User-Agent` of the request. Headers are an object or a list of pairs, and PHP's values are lists. */
export function userAgentOf(payload: JsonObject): string | null {
  const headers = own(objectOr(own(payload, 'request')) ?? {}, 'headers');
  const pairs: Json[] = Array.isArray(headers) ? headers : Object.entries(objectOr(headers) ?? {});
  for (const pair of pairs) {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string' || pair[0].toLowerCase() !== 'user-agent') continue;
    const value = Array.isArray(pair[1]) ? pair[1][0] : pair[1];
    if (typeof value === 'string') return value;
  }
  return null;
}
