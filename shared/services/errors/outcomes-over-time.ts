import { outcomeGroups, type OutcomeCount, type WantedOutcomes } from '../../domain/outcomes.ts';
import type { Project } from '../../domain/project.ts';
import { timeSteps, type SentSteps, type TimeSteps } from '../../domain/time-steps.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import * as projectCounts from '../../store/project-counts.ts';
import { projectPk } from '../../store/table/keys.ts';
import type { Store } from '../../store/table/store.ts';

/** Sentry has the same; each has a number for every group and field. */
const MAX_STEPS = 1_000;

/**
 * Counts what became of the events of projects in equal stretches of whole hours. Those that were refused are counted by the
 * day, and stand at its beginning, or at that of all of it.
 * @throws RuleViolation for a period or interval that is none.
 */
export async function outcomesOverTime(
  store: Store,
  projects: readonly Project[],
  wanted: WantedOutcomes,
  sent: SentSteps,
  now: Date,
) {
  const steps = timeSteps(sent, now, MAX_STEPS);
  const counted = await Promise.all(projects.map(({ id }) => countsOf(store, id, steps, now)));
  return { steps, groups: outcomeGroups(steps, counted.flat(), wanted) };
}

async function countsOf(store: Store, project: number, steps: TimeSteps, now: Date): Promise<OutcomeCount[]> {
  const running = await projectCounts.readHours(store, project, now);
  const { hours, refused } = await hourlyCounts.readDays(store, projectPk(project), running, ...steps.days, now);
  return [
    ...hours.map(({ hour, count }) => ({ project, outcome: 'accepted' as const, at: hour, count })),
    ...refused.flatMap(({ day, dropped, garbled }) => {
      const at = Math.max(day, steps.start);
      return [
        { project, outcome: 'rate_limited' as const, at, count: dropped },
        { project, outcome: 'invalid' as const, at, count: garbled },
      ];
    }),
  ];
}
