import type { EventSummary } from '../../domain/event-summary.ts';
import type { ErrorEvent, JsonObject } from '../../ingest/event/error-event.ts';
import { normalise } from '../../ingest/event/normalise.ts';
import { asSent } from '../../ingest/event/own-marks.ts';
import { errorId } from '../../ingest/grouping/error-id.ts';
import { group, type Grouping } from '../../ingest/grouping/group.ts';

/** Why an event counts in its error. */
export interface GroupingDetails {
  version: number;
  /** What told the error apart. */
  rule: Grouping['source'];
  /** What was hashed: the first two hundred. */
  parts: string[];
  /** How many parts were hashed. */
  total: number;
  /** SHA-256 of the JSON `[version, rule, parts]`; the error's id is made of the project's and this. */
  hash: string;
}

const MAX_SHOWN_PARTS = 200;

/**
 * Groups a stored event again and returns why it counts in its error; `null` where that leads to another error: what it
 * was grouped by was trimmed away, the rules were others, or there were too many new errors.
 * @param shown in its source, as far as that is known by now
 */
export function groupingDetails(
  event: Pick<EventSummary, 'project_id' | 'error_id' | 'received'>,
  shown: ErrorEvent,
  { parsed, payload }: { parsed: ErrorEvent; payload: JsonObject },
): GroupingDetails | null {
  const known = { receivedAt: new Date(event.received), hasMinidump: true };
  const readings = [
    () => parsed,
    // Its source maps came after it, and its error was merged.
    ...(shown === parsed ? [] : [() => shown]),
    () => normalise(payload, known),
    // Its error has not been merged.
    () => normalise(asSent(payload), known),
  ];
  for (const reading of readings) {
    const { version, source, parts, hash } = group(reading());
    if (errorId(event.project_id, hash) === event.error_id)
      return { version, rule: source, parts: parts.slice(0, MAX_SHOWN_PARTS), total: parts.length, hash };
  }
  return null;
}
