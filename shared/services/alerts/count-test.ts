import { MAX_DESTINATION_TESTS_A_MINUTE } from '../../domain/limits.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import * as alertTests from '../../store/alert-tests.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Counts something that a project sends to wherever somebody wants: a test of a destination, or the mails by which new addresses are
 * asked. @throws RuleViolation if there was too much of it within the minute; Conflict
 */
export async function countTest(store: Store, projectId: number, now: Date): Promise<void> {
  const seconds = await alertTests.countOne(store, projectId, now);
  if (seconds !== null)
    throw new RuleViolation({ code: 'too-many-tests', max: MAX_DESTINATION_TESTS_A_MINUTE, seconds });
}
