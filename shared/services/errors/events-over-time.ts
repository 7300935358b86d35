import type { Project } from '../../domain/project.ts';
import { invalidQuery } from '../../domain/search-tokens.ts';
import { stepStarts, sumBySteps, timeSteps, type SentSteps } from '../../domain/time-steps.ts';
import type { Store } from '../../store/table/store.ts';
import { projectHours } from '../projects/project-hours.ts';

/** What clients of Sentry's Web API ask for. */
export interface SentInterval extends SentSteps {
  query: string;
  environment?: readonly string[] | null;
}

/**
 * Counts the events of projects together in equal stretches of whole hours, by default of the last day. Counts are kept by the
 * hour and by nothing else.
 * @returns of each stretch its start in epoch seconds and its events, and the ends of all of it.
 * @throws RuleViolation for a condition, or a period or interval that is none.
 */
export async function eventsOverTime(
  store: Store,
  projects: readonly Project[],
  { query, environment, ...sent }: SentInterval,
  now: Date,
): Promise<{ points: [number, number][]; start: number; end: number }> {
  const isNarrow = { query: query.trim() !== '', environment: environment?.some((name) => name !== '') };
  for (const [name, isSent] of Object.entries(isNarrow))
    if (isSent) throw invalidQuery(`${name} has to be empty, events are counted by the hour and by nothing else.`);
  const steps = timeSteps(sent, now);
  const counted = await Promise.all(projects.map(({ id }) => projectHours(store, id, steps.days, now)));
  const counts = counted.flat().map(({ hour, count }) => ({ at: hour, count }));
  const sums = sumBySteps(steps, counts);
  const points = stepStarts(steps).map((start, at): [number, number] => [start, sums[at]!]);
  return { points, start: steps.start, end: steps.end };
}
