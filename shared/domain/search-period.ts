import { agoOf } from './issue-search.ts';
import { RuleViolation } from './refusals.ts';
import { momentOf } from './time.ts';

/** A stretch of time, both ends included; `null`: open. ISO 8601 UTC with milliseconds. */
export interface SearchPeriod {
  from: string | null;
  to: string | null;
}

/** How clients of Sentry's Web API say a stretch of time. */
export interface SentPeriod {
  /** `24h`, `14d`, `30m`, `2w`. */
  statsPeriod?: string | null;
  /** With a zone or without, which is UTC. */
  start?: string | null;
  end?: string | null;
}

/**
 * Reads a stretch of time. A period goes before two ends, as in Sentry.
 * @throws RuleViolation for what is neither.
 */
export function searchPeriod({ statsPeriod, start, end }: SentPeriod, now: Date): SearchPeriod {
  if (statsPeriod) {
    const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(statsPeriod) ?? [];
    if (unit === undefined)
      throw new RuleViolation({ code: 'query-invalid', problem: 'statsPeriod is no time such as 24h or 14d.' });
    return { from: agoOf(Number(count), unit, now), to: null };
  }
  return { from: momentIn('start', start), to: momentIn('end', end) };
}

function momentIn(name: string, sent: string | null | undefined): string | null {
  if (!sent) return null;
  const moment = momentOf(sent);
  if (moment === null)
    throw new RuleViolation({ code: 'query-invalid', problem: `${name} is no time such as 2026-01-31T12:00:00Z.` });
  return moment;
}
