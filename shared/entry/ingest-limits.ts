import type { IngestLimits } from '../domain/ingest-limits.ts';
import { readIngestLimits } from './environment.ts';

/**
 * Gives the work of a function the tenant's limits as well; the others are not told them.
 * @throws Error at cold start if the environment lacks one.
 */
export function withIngestLimits<Given, Result>(
  work: (given: Given & { limits: IngestLimits }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const limits = readIngestLimits();
  return (given) => work({ ...given, limits });
}
