import { sumBySteps, type TimeSteps } from './time-steps.ts';

/** What became of events that were sent, by Sentry's names: kept, beyond a limit, or destroyed on their way. */
export const OUTCOMES = { accepted: 'none', rate_limited: 'limit', invalid: 'garbled' } as const;
export type Outcome = keyof typeof OUTCOMES;

/** All that is counted is of this one of Sentry's categories. */
const CATEGORY = 'error';

/** Events of a project with an outcome; `at` is in epoch seconds. */
export interface OutcomeCount {
  project: number;
  outcome: Outcome;
  at: number;
  count: number;
}

/** Which outcomes are wanted (none named: all), and what makes them one group. */
export interface WantedOutcomes {
  groupBy: readonly ('outcome' | 'reason' | 'category' | 'project')[];
  category: readonly string[];
  outcome: readonly string[];
  reason: readonly string[];
}

/** What the events of a group have in common, and how many they are: all, and of each step. */
export interface OutcomeGroup {
  by: { outcome?: string; reason?: string; category?: string; project?: number };
  total: number;
  series: number[];
}

/** Sums what became of events by group and step. A group in which nothing happened is there only if it is the only one. */
export function outcomeGroups(
  steps: TimeSteps,
  counts: readonly OutcomeCount[],
  { groupBy, ...wanted }: WantedOutcomes,
): OutcomeGroup[] {
  const isWanted = (names: readonly string[], value: string): boolean => names.length === 0 || names.includes(value);
  if (!isWanted(wanted.category, CATEGORY)) return [];
  const some = counts.filter(
    ({ outcome }) => isWanted(wanted.outcome, outcome) && isWanted(wanted.reason, OUTCOMES[outcome]),
  );
  const groups = [...Map.groupBy(some, (one) => JSON.stringify(keyOf(one, groupBy)))].map(([key, all]) => {
    const series = sumBySteps(steps, all);
    return {
      by: JSON.parse(key) as OutcomeGroup['by'],
      total: series.reduce((sum, count) => sum + count, 0),
      series,
    };
  });
  const filled = groups.filter(({ total }) => total > 0);
  if (filled.length > 0 || groupBy.length > 0) return filled;
  return [{ by: {}, total: 0, series: sumBySteps(steps, []) }];
}

function keyOf({ project, outcome }: OutcomeCount, groupBy: WantedOutcomes['groupBy']): OutcomeGroup['by'] {
  const all = { outcome, reason: OUTCOMES[outcome], category: CATEGORY, project };
  return Object.fromEntries(groupBy.map((name) => [name, all[name]]));
}
