import { readIngestLimits } from './environment.ts';

/**
 * Gives the work of a function the days that events are kept.
 * @throws Error at cold start if the environment lacks one of the limits of events.
 */
export function withRetention<Given extends object, Result>(
  work: (given: Given & { retentionDays: number }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { retentionDays } = readIngestLimits();
  return (given) => work({ ...given, retentionDays });
}
