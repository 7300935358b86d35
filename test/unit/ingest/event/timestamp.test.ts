import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../../shared/ingest/event/normalise.ts';

const receivedAt = new Date('2025-08-01T12:00:00Z');

function normalised(payload: unknown, more: { sentAt?: Json } = {}) {
  return normalise(payload as JsonObject, { receivedAt, ...more });
}

describe('the time', () => {
  it.each<[unknown, string]>([
    ['2025-08-01T11:00:00Z', '11:00:00.000'],
    ['2025-08-01T11:00:00', '11:00:00.000'],
    ['2025-08-01 11:00:00', '11:00:00.000'],
    ['2025-08-01T11:00:00.123456789Z', '11:00:00.123'],
    ['2025-08-01T11:00:00.5', '11:00:00.500'],
    ['2025-08-01T03:00:00.000001-08:00', '11:00:00.000'],
    ['2025-08-01T13:00:00+0200', '11:00:00.000'],
    ['2025-08-01T13:00:00+02', '11:00:00.000'],
    ['2025-08-01T11:00Z', '11:00:00.000'],
    ['2025-08-01T11:00:00 UTC', '11:00:00.000'],
    ['2025-08-01', '00:00:00.000'],
    [1754046000, '11:00:00.000'],
    [1754046000.25, '11:00:00.250'],
    ['1754046000.25', '11:00:00.250'],
    // A minute ahead is the sender's business, and thirty days back is old news that still counts.
    ['2025-08-01T12:01:00Z', '12:01:00.000'],
    ['2025-08-01T12:01:01Z', '12:00:00.000'],
    ['2025-07-02T11:59:59Z', '12:00:00.000'],
    ...[null, '', 'yesterday', true, {}, [], -1, 0, 1e300, Infinity, '2025-13-45T00:00:00Z', '9'.repeat(400)].map(
      (bad): [unknown, string] => [bad, '12:00:00.000'],
    ),
  ])('%j is understood as %s', (timestamp, time) => {
    expect(normalised({ timestamp }).timestamp).toBe(`2025-08-01T${time}Z`);
  });

  it('may lie thirty days back', () => {
    expect(normalised({ timestamp: '2025-07-02T12:00:00Z' }).timestamp).toBe('2025-07-02T12:00:00.000Z');
  });

  it.each([
    ['of a clock a year behind', '2024-08-01T11:00:00Z', '2024-08-01T11:30:00+00:00', '11:30:00.000'],
    ['of a clock a day ahead', '2025-08-02T11:59:58Z', '2025-08-02T12:00:00.000Z', '11:59:58.000'],
    ['of an offline cache with a right clock', '2025-08-01T01:00:00Z', '2025-08-01T11:59:59Z', '01:00:00.000'],
    ['sent a moment ago', '2025-08-01T11:59:00Z', '2025-08-01T11:59:06Z', '11:59:00.000'],
    ['whose sent_at is none', '2025-08-01T11:00:00Z', 'nonsense', '11:00:00.000'],
    ['with seconds for sent_at', 1754042400, 1754046000, '11:00:00.000'],
  ])('%s is corrected by what its clock is wrong', (_title, timestamp, sentAt, time) => {
    expect(normalised({ timestamp }, { sentAt }).timestamp).toBe(`2025-08-01T${time}Z`);
  });
});
