import type { Json } from '../event/error-event.ts';
import { MAX_EVENT_VALUES, MAX_NESTED_TEXTS } from '../../domain/limits.ts';
import { countValues } from '../json/value-count.ts';

/** SDKs send one body, and cut it off at times. An exception for each of thousands would cost 5 µs each. */
const MAX_BROKEN_BODIES = 16;

/** What reading JSON inside strings has cost so far: for the whole event, since each body may hold others. */
export interface Bodies {
  /** How many bodies the one that is being read is nested in. */
  level: number;
  broken: number;
  values: number;
}

export type ReadBody =
  | { outcome: 'read'; value: Json }
  /** Cut off by the SDK, or no JSON in the first place. */
  | { outcome: 'broken' }
  | { outcome: 'over a limit' };

/** Begins the count of an event's bodies. */
export function newBodies(): Bodies {
  return { level: 0, broken: 0, values: 0 };
}

/** Whether a body starts as a JSON object or list does. */
export function looksLikeJson(body: string): boolean {
  return /^\s*[[{]/.test(body);
}

/**
 * Reads a body, unless that would go beyond what a whole event may have: in depth, in values, in broken bodies. One that
 * was read is the one that others are nested in until `leaveBody`.
 */
export function readBody(bodies: Bodies, body: string): ReadBody {
  if (bodies.level >= MAX_NESTED_TEXTS || bodies.broken >= MAX_BROKEN_BODIES) return { outcome: 'over a limit' };
  bodies.values += countValues(body, MAX_EVENT_VALUES);
  if (bodies.values > MAX_EVENT_VALUES) return { outcome: 'over a limit' };
  try {
    const value = JSON.parse(body) as Json;
    bodies.level++;
    return { outcome: 'read', value };
  } catch {
    bodies.broken++;
    return { outcome: 'broken' };
  }
}

/** Ends the reading of the body that was read last: once for each that was. */
export function leaveBody(bodies: Bodies): void {
  bodies.level--;
}
