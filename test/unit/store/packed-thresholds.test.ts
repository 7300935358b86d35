import { describe, expect, it } from 'vitest';
import type { AlertThreshold } from '../../../shared/domain/alerts/alert-rule.ts';
import { MAX_THRESHOLD_USERS } from '../../../shared/domain/alerts/alert-rule.ts';
import { withThresholdEvent, type Thresholds } from '../../../shared/domain/alerts/thresholds.ts';
import { packThresholds, unpackThresholds } from '../../../shared/store/packed-thresholds.ts';
import { thresholdEndsAt } from '../../kit/unit/threshold-ends.ts';
import { thresholdRule } from '../../kit/unit/alert-rules.ts';
import { NOW, summary } from '../../kit/unit/summaries.ts';

const MINUTE = 60_000;
const now = NOW.getTime();

/** What is counted of events that are so many milliseconds apart, each of another user. */
function counted(threshold: Partial<AlertThreshold>, events: number, apartMs: number): Thresholds {
  let thresholds: Thresholds = {};
  for (let number = 0; number < events; number++) {
    const event = summary({ received: now + Math.floor(number * apartMs), user_hash: 4_294_967_295 - number });
    ({ thresholds } = withThresholdEvent(thresholds, [thresholdRule(threshold, { id: 99 })], event, false, now));
  }
  return thresholds;
}

describe('what an item has of a threshold', () => {
  it.each([
    ['of a minute, with few events', { minutes: 1, count: 10 }, 12, 5_000],
    ['of an hour, with a hundred a step', { minutes: 60, count: 1_000 }, 1_200, 3_000],
    ['of a week, with as many as two bytes hold', { minutes: 10_080, count: 10_000 }, 12 * 1_500, 34_000],
  ] as const)('takes forty bytes at the most: %s', (_title, threshold, events, apartMs) => {
    const thresholds = counted(threshold, events, apartMs);
    expect(packThresholds(thresholds).length).toBeLessThanOrEqual(40);
    expect(unpackThresholds(packThresholds(thresholds))).toEqual(thresholds);
  });

  it('takes four bytes of a user, and a quarter of a kilobyte of as many as a threshold may ask for', () => {
    const threshold = { counts: 'users', count: MAX_THRESHOLD_USERS, minutes: 60 } as const;
    const thresholds = counted(threshold, 200, 15_000);
    expect(packThresholds(thresholds).length).toBeLessThanOrEqual(4 * MAX_THRESHOLD_USERS + 24);
    expect(unpackThresholds(packThresholds(thresholds))).toEqual(thresholds);
  });

  it('says when it can be over at the earliest, a whole window after it was below its line', () => {
    const packed = packThresholds(counted({ minutes: 12, count: 3 }, 3, 0));
    const step = Math.floor(now / MINUTE) * MINUTE;
    expect(thresholdEndsAt(packed, 99)).toBe(step + 24 * MINUTE);
    expect(thresholdEndsAt(packed, 98)).toBeNull();
    expect(thresholdEndsAt(packThresholds(counted({ minutes: 12, count: 3 }, 2, 0)), 99)).toBeNull();
    expect(thresholdEndsAt(undefined, 99)).toBeNull();
  });
});
