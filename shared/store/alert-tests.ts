import { MAX_DESTINATION_TESTS_A_MINUTE } from '../domain/limits.ts';
import { expiresAt } from '../domain/time.ts';
import { keyOfAlertTests } from './table/item-keys.ts';
import { revise } from './table/revise.ts';
import type { Store } from './table/store.ts';

/** How often destinations of a project were tested in a minute: each test calls out, wherever somebody wants. */
interface StoredTests {
  /** Number of the minute since 1970. */
  minute: number;
  count: number;
  expires_at: number;
}

const MINUTE_MS = 60_000;

/** Counts a test of a project. @returns `null`, or in how many seconds there may be another one @throws Conflict */
export async function countOne(store: Store, projectId: number, now: Date): Promise<number | null> {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const counted = await revise<StoredTests>(store, keyOfAlertTests(projectId), (current) => {
    const count = current?.minute === minute ? current.count : 0;
    return count >= MAX_DESTINATION_TESTS_A_MINUTE ? null : { minute, count: count + 1, expires_at: expiresAt(now, 1) };
  });
  return counted === null ? Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1000) : null;
}
