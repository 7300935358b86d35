import type { AlertRule } from '../../../../shared/domain/alerts/alert-rule.ts';
import type { ErrorStatus, TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../../shared/domain/error/transitions.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import type { EventSummary } from '../../../../shared/domain/event-summary.ts';
import { alertRule } from '../../../kit/unit/alert-rules.ts';
import { after, NOW, records, summary } from '../../../kit/unit/summaries.ts';

export const now = NOW.getTime();
export const MINUTE = 60_000;
export const RULES = [alertRule({ id: 1 })];

export const event = (ms: number, fields: Partial<EventSummary> = {}): EventSummary =>
  summary({ timestamp: after(ms), ...fields });

/** Counts events as the next ones of their shard. */
export function counted(
  before: TrackedError | null,
  events: readonly EventSummary[],
  rules: readonly AlertRule[],
): TrackedError {
  const batch = records(events, Number(before?.marks['shard']?.last ?? 0) + 1);
  return withEvents(before, 'shard', batch, now, new Map(), rules)!.error;
}

export function set(error: TrackedError, status: ErrorStatus, rules: readonly AlertRule[], at = NOW): TrackedError {
  return withStatus(error, status, at, null, rules).error;
}
