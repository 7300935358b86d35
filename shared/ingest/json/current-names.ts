import type { JsonObject } from '../event/error-event.ts';

/** Attributes of raven's protocol (Sentry's before 2018) and their names of today. */
const CURRENT = new Map(
  Object.entries({
    Exception: 'exception',
    Message: 'logentry',
    Stacktrace: 'stacktrace',
    Template: 'template',
    Query: 'query',
    Http: 'request',
    User: 'user',
    Contexts: 'contexts',
    Threads: 'threads',
    Breadcrumbs: 'breadcrumbs',
    DebugMeta: 'debug_meta',
    Csp: 'csp',
  }).map(([legacy, current]) => [`sentry.interfaces.${legacy}`, current]),
);

/**
 * Gives attributes in the spelling of raven's protocol their names of today, so that the scrubber and everything behind it
 * meet one spelling. One that is there under both names keeps that of today. Returns the payload itself if it has none.
 */
export function withCurrentNames(payload: JsonObject): JsonObject {
  const legacy = Object.keys(payload).filter((name) => CURRENT.has(name));
  if (legacy.length === 0) return payload;
  const named = { ...payload };
  for (const name of legacy) {
    const current = CURRENT.get(name)!;
    named[current] ??= payload[name]!;
    delete named[name];
  }
  return named;
}
