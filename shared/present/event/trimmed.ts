import type { JsonObject } from '../../ingest/event/error-event.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { textOf } from '../../ingest/json/text.ts';

/** What packing gave up of a payload that was too large. */
export interface TrimmedDetails {
  /** The names of its steps. */
  steps: string[];
  /** Bytes of the payload's JSON before. */
  bytes: number;
}

const MAX_STEPS = 20;

/** Reads the mark that packing leaves in a payload; `null` if all of it is there. */
export function trimmedIn(payload: JsonObject): TrimmedDetails | null {
  const mark = objectOr(own(payload, '_glet'));
  const steps = own(mark ?? {}, 'trimmed');
  const bytes = own(mark ?? {}, 'bytes');
  if (!Array.isArray(steps) || typeof bytes !== 'number') return null;
  return { steps: steps.slice(0, MAX_STEPS).flatMap((step) => textOf(step, 100) ?? []), bytes };
}
