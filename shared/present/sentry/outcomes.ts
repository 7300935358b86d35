import type { OutcomeGroup } from '../../domain/outcomes.ts';
import { stepStarts, type TimeSteps } from '../../domain/time-steps.ts';

/** Sentry's table of outcomes. Each field is how many events they are, whatever its name. */
export function outcomesEntity(steps: TimeSteps, groups: readonly OutcomeGroup[], fields: readonly string[]) {
  const ofEach = <Value>(value: Value): Record<string, Value> =>
    Object.fromEntries(fields.map((name) => [name, value]));
  return {
    start: momentOf(steps.start),
    end: momentOf(steps.end),
    intervals: stepStarts(steps).map(momentOf),
    groups: groups.map(({ by, total, series }) => ({ by, totals: ofEach(total), series: ofEach(series) })),
  };
}

const momentOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
