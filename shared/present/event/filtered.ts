import type { Json } from '../../ingest/event/error-event.ts';
import { FILTERED } from '../../ingest/scrub/patterns.ts';

/** Where something was replaced by `[Filtered]`, here or by the SDK. */
export interface FilteredDetails {
  /** Names and indices from the payload's root, joined by dots; the first hundred. */
  paths: string[];
  /** How many values there are in all. */
  total: number;
}

const MAX_PATHS = 100;
const MAX_PATH_CHARACTERS = 300;

/** Finds the values of a payload that were filtered, or a part of them. */
export function filteredIn(payload: Json): FilteredDetails {
  const found: FilteredDetails = { paths: [], total: 0 };
  visit(payload, []);
  return found;

  function visit(value: Json, path: (string | number)[]): void {
    if (typeof value === 'string') {
      if (!value.includes(FILTERED)) return;
      found.total++;
      if (found.paths.length < MAX_PATHS) found.paths.push(path.join('.').slice(0, MAX_PATH_CHARACTERS));
    } else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
        path.push(name);
        visit(part, path);
        path.pop();
      }
  }
}
