import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { sequenceNumber, type Sequenced } from '../../../shared/domain/watermark.ts';

export const NOW = new Date('2024-05-06T12:30:00.000Z');
export const HOUR_MS = 60 * 60 * 1000;

/** The id of the event with this number. */
export const eventId = (number: number): string => number.toString(16).padStart(32, '0');

/** An event, received when it happened. */
export function summary(fields: Partial<EventSummary> = {}): EventSummary {
  const timestamp = fields.timestamp ?? NOW.toISOString();
  return {
    project_id: 5,
    event_id: eventId(1),
    error_id: 77,
    public_key: 'glet_a',
    received: Date.parse(timestamp),
    timestamp,
    title: 'Error: no',
    type: 'Error',
    message: 'no',
    culprit: 'app.ts',
    level: 'error',
    platform: 'node',
    release: null,
    environment: null,
    user_hash: null,
    payload_bytes: 10,
    expires_at: Math.floor(Date.parse(timestamp) / 1000) + 90 * 86_400,
    ...fields,
  };
}

/** Records of one shard, numbered from `first`. */
export function records<Value>(values: readonly Value[], first = 1): Sequenced<Value>[] {
  return values.map((value, index) => ({ sequence: sequenceNumber(String(first + index)), value }));
}

/** So many milliseconds after `NOW`, as events say it. */
export const after = (milliseconds: number): string => new Date(NOW.getTime() + milliseconds).toISOString();
