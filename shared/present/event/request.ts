import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { textOf } from '../../ingest/json/text.ts';
import { fieldsOf, pairsOf, textIn } from './shapes.ts';

export interface RequestDetails {
  method: string | null;
  url: string | null;
  query: [string, string][];
  headers: [string, string][];
  cookies: [string, string][];
  /** The body: text, or what the SDK read in it. */
  data: Json;
  env: JsonObject | null;
}

const MAX_SHOWN_PAIRS = 500;

/** The request in which it happened; `null` if there was none. A text is its address. */
export function requestDetails(sent: Json | undefined): RequestDetails | null {
  const request = objectOr(sent) ?? (typeof sent === 'string' && sent !== '' ? { url: sent } : null);
  if (request === null || Object.keys(request).length === 0) return null;
  return {
    method: textIn(request, 'method', 64),
    url: textIn(request, 'url'),
    query: listed(own(request, 'query_string') ?? own(request, 'query'), queryOf),
    headers: listed(own(request, 'headers'), () => []),
    cookies: listed(own(request, 'cookies'), cookiesOf),
    data: own(request, 'data') ?? null,
    env: fieldsOf(own(request, 'env')),
  };
}

function listed(value: Json | undefined, read: (text: string) => [string, string][]): [string, string][] {
  return typeof value === 'string' ? read(value).slice(0, MAX_SHOWN_PAIRS) : pairsOf(value, MAX_SHOWN_PAIRS);
}

function queryOf(text: string): [string, string][] {
  return [...new URLSearchParams(textOf(text, 65_536) ?? '')];
}

function cookiesOf(text: string): [string, string][] {
  return text
    .split(/; ?/, MAX_SHOWN_PAIRS)
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1)];
    });
}
