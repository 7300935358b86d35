import type { WantedSnooze } from '../../domain/alerts/snooze.ts';
import { RuleViolation } from '../../domain/refusals.ts';

/** The parameters that say how long an error is silent. Blank ones say nothing. */
interface SnoozeParams {
  snooze_until?: string | null;
  snooze_events?: number | null;
  snooze_users?: number | null;
  unsnooze: boolean | null;
}

/**
 * Reads how long somebody wants an error to be silent; `null`: no longer, `undefined`: as it is. @throws RuleViolation for a moment that
 * has passed, and for two wishes at once.
 */
export function wantedSnooze(params: SnoozeParams, now: Date): WantedSnooze | null | undefined {
  const { snooze_until, snooze_events, snooze_users, unsnooze } = params;
  const until = snooze_until == null ? undefined : Date.parse(snooze_until);
  const [events, users] = [snooze_events ?? undefined, snooze_users ?? undefined];
  const isAsked = until !== undefined || events !== undefined || users !== undefined;
  if (unsnooze && isAsked) throw invalid('unsnooze', 'leave it out, or what says how long it is snoozed');
  if (until !== undefined && until <= now.getTime()) throw invalid('snooze_until', 'it has passed');
  if (unsnooze) return null;
  if (!isAsked) return undefined;
  return {
    ...(until !== undefined && { until }),
    ...(events !== undefined && { events }),
    ...(users !== undefined && { users }),
  };
}

const invalid = (field: string, problem: string): RuleViolation =>
  new RuleViolation({ code: 'field-invalid', field, problem });
