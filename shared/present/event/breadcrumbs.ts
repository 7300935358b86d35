import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { levelOf } from '../../ingest/event/level.ts';
import { momentOf } from '../../ingest/event/timestamp.ts';
import { objectOr, own, valuesOf } from '../../ingest/json/shape.ts';
import { fieldsOf, textIn } from './shapes.ts';

export interface BreadcrumbDetails {
  /** ISO 8601 UTC, by the same clock as the event's. */
  timestamp: string | null;
  type: string | null;
  category: string | null;
  level: string;
  message: string | null;
  data: JsonObject | null;
}

/** The latest of them; SDKs keep a hundred. */
const MAX_SHOWN_BREADCRUMBS = 500;

/**
 * The breadcrumbs of an event, oldest first. Those of requests have method, URL and status in `data`.
 * @param correction milliseconds by which the event's own time was put right
 */
export function breadcrumbDetails(breadcrumbs: Json | undefined, correction: number): BreadcrumbDetails[] {
  return valuesOf(breadcrumbs)
    .slice(-MAX_SHOWN_BREADCRUMBS)
    .flatMap((sent) => {
      const crumb = objectOr(sent) ?? (typeof sent === 'string' ? { message: sent } : null);
      return crumb === null || Object.keys(crumb).length === 0 ? [] : [details(crumb, correction)];
    });
}

function details(crumb: JsonObject, correction: number): BreadcrumbDetails {
  const level = own(crumb, 'level');
  return {
    timestamp: isoOf(momentOf(own(crumb, 'timestamp')), correction),
    type: textIn(crumb, 'type', 128),
    category: textIn(crumb, 'category', 256),
    level: level === undefined || level === null ? 'info' : levelOf(level),
    message: textIn(crumb, 'message'),
    data: fieldsOf(own(crumb, 'data')),
  };
}

/** What no calendar has is no time. */
function isoOf(moment: number | null, correction: number): string | null {
  const date = new Date((moment ?? NaN) + correction);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
