import { hash } from 'node:crypto';
import { HASH_RANGE } from '../domain/error/distinct.ts';
import { bounded, type EventSummary } from '../domain/event-summary.ts';
import { readEvent } from './json/event-json.ts';
import { errorId } from './grouping/error-id.ts';
import { group } from './grouping/fingerprint.ts';
import { headline } from './grouping/title.ts';
import { normalise, type Receipt } from './event/normalise.ts';
import type { Malformed, TooLarge } from './request/outcome.ts';
import { packPayload } from './payload/pack.ts';
import type { EventBytes } from './request/request-body.ts';
import { scrub } from './scrub/scrub.ts';

/** DynamoDB takes items of 400 KB; what is left is for the summary and the names of its attributes. */
const MOST_PAYLOAD_BYTES = 380_000;

export interface Intent {
  projectId: number;
  publicKey: string;
  /** Of the project: hashed in front of a user. */
  userSalt: string;
  receipt: Omit<Receipt, 'headerEventId' | 'fallbackEventId'>;
  scrub: boolean;
  retentionDays: number;
}

export type DigestedEvent = { outcome: 'ok'; event: EventSummary & { payload: Uint8Array } } | Malformed | TooLarge;

/**
 * From an event's bytes to what is stored: read, scrubbed before anything is made of it, reduced to a summary, grouped,
 * packed. Any JSON object is taken, unless it has too many values.
 */
export function digestEvent({ bytes, ...ids }: EventBytes, intent: Intent): DigestedEvent {
  const read = readEvent(bytes);
  if (read.outcome !== 'ok') return read;
  const payload = intent.scrub ? scrub(read.value).payload : read.value;
  const event = normalise(payload, { ...intent.receipt, ...ids });
  const { title, type, message, culprit } = headline(event);
  const received = intent.receipt.receivedAt.getTime();
  const packed = packPayload(payload, MOST_PAYLOAD_BYTES);
  return {
    outcome: 'ok',
    event: {
      ...bounded({
        project_id: intent.projectId,
        event_id: event.event_id,
        error_id: errorId(intent.projectId, group(event).hash),
        public_key: intent.publicKey,
        received,
        timestamp: event.timestamp,
        title,
        type: type ?? '',
        message: message ?? '',
        culprit: culprit ?? '',
        level: event.level,
        platform: event.platform,
        release: event.release,
        environment: event.environment,
        user_hash: event.user === null ? null : userHash(event.user, intent.userSalt),
        payload_bytes: packed.length,
        expires_at: Math.floor(received / 1000) + intent.retentionDays * 24 * 60 * 60,
      }),
      payload: packed,
    },
  };
}

/** Users are counted, not kept: 52 bits of a digest tell them apart, a different one in every project. */
function userHash(user: string, salt: string): number {
  return Number(hash('sha256', salt + user, 'buffer').readBigUInt64BE() % BigInt(HASH_RANGE));
}
