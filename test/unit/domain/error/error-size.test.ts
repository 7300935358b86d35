import { describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../../shared/domain/event-summary.ts';
import type { TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import { ingested } from '../../../kit/ingested.ts';
import { NOW, records } from '../../../kit/unit/summaries.ts';

/** Three bytes each in UTF-8, one UTF-16 unit. */
const WIDE = 'カ'.repeat(2_000);

/** An event that says as much as it can wherever an error keeps something of it. */
function hostileEvent(number: number): EventSummary {
  const name = `${number}`.padStart(5, '0') + WIDE.slice(0, 195);
  const sent = {
    fingerprint: ['one'],
    release: name,
    environment: name,
    transaction: WIDE,
    user: { id: number },
    timestamp: new Date(NOW.getTime() - number * 10 * 60_000).toISOString(),
    exception: { values: [{ type: WIDE, value: WIDE }] },
  };
  const outcome = ingested({ bytes: Buffer.from(JSON.stringify(sent)) }, { receivedAt: NOW });
  if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome));
  const { payload: _, ...event } = outcome.event;
  return event;
}

describe('the item of an error', () => {
  it('stays below 10 KiB whatever its events say, so that a batch of them costs ten write units at most', () => {
    let error: TrackedError | null = null;
    for (let number = 0; number < 150; number++)
      error = withEvents(error, 'shardId-1', records([hostileEvent(number)], number + 1), NOW.getTime())!.error;
    expect(error).toMatchObject({ count: 150 });
    expect(Buffer.byteLength(JSON.stringify(error))).toBeLessThan(10_240);
  });
});
