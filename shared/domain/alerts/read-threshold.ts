import { refusedBy, type AlertProblem } from './alert-problem.ts';
import { MAX_THRESHOLD_EVENTS, MAX_THRESHOLD_MINUTES, MAX_THRESHOLD_USERS, type AlertThreshold } from './alert-rule.ts';

/** Reads a threshold as somebody sent it, whose numbers may be texts, or says which of its fields is wrong. */
export function thresholdOf(given: Readonly<Record<string, unknown>>): AlertThreshold | { refused: AlertProblem } {
  const { of = 'error', counts = 'events' } = given;
  if (of !== 'error' && of !== 'project') return refusedBy('threshold[of]', 'it is error or project');
  if (counts !== 'events' && counts !== 'users') return refusedBy('threshold[counts]', 'it is events or users');
  const most = counts === 'users' ? MAX_THRESHOLD_USERS : MAX_THRESHOLD_EVENTS;
  const count = wholeNumber(given['count'], most);
  if (count === null) return refusedBy('threshold[count]', `of ${counts} it is a whole number from 1 to ${most}`);
  const minutes = wholeNumber(given['minutes'], MAX_THRESHOLD_MINUTES);
  if (minutes === null)
    return refusedBy('threshold[minutes]', `it is a whole number from 1 to ${MAX_THRESHOLD_MINUTES}`);
  return { of, counts, count, minutes };
}

function wholeNumber(given: unknown, most: number): number | null {
  const isText = typeof given === 'string' && /^\d{1,9}$/.test(given);
  const value = isText ? Number(given) : given;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}
