import { hash } from 'node:crypto';
import { HASH_RANGE } from '../domain/error/distinct.ts';
import { withBoundedTexts } from '../domain/event-summary.ts';
import { MAX_PAYLOAD_BYTES } from '../domain/limits.ts';
import { packText } from '../domain/packing/packed-text.ts';
import type { ReceivedRequest } from '../domain/received-request.ts';
import { closedEvent, type StoredEvent } from '../domain/stored-event.ts';
import { isWithoutItsMaps } from './event/own-marks.ts';
import { identify } from './identify.ts';
import { packPayload } from './payload/pack.ts';
import type { ReadEvent } from './read-event.ts';

/** What the project and its key say of an event that they let in. */
export interface Terms {
  publicKey: string;
  /** Of the project: hashed in front of a user. */
  userSalt: string;
  retentionDays: number;
}

/** Makes the item of an event that was read: settles which error it counts in, summarises it, packs its payload. */
export function settleEvent(
  { event, payload }: ReadEvent,
  { projectId, receivedAt }: Pick<ReceivedRequest, 'projectId' | 'receivedAt'>,
  { publicKey, userSalt, retentionDays }: Terms,
): StoredEvent {
  const { error_id, title, type, message, culprit } = identify(projectId, event);
  const received = receivedAt.getTime();
  const summary = withBoundedTexts({
    project_id: projectId,
    event_id: event.event_id,
    error_id,
    public_key: publicKey,
    received,
    timestamp: event.timestamp,
    title,
    type,
    message,
    culprit,
    level: event.level,
    platform: event.platform,
    release: event.release,
    environment: event.environment,
    ...(isWithoutItsMaps(payload) && { late_maps: true as const }),
    user_hash: event.user === null ? null : userHash(event.user, userSalt),
    expires_at: Math.floor(received / 1000) + retentionDays * 24 * 60 * 60,
  });
  return closedEvent(summary, (line) => packPayload(payload, MAX_PAYLOAD_BYTES, (json) => packText(line + json)));
}

/** Users are counted, not kept: 32 bits of a digest tell them apart, a different one in every project. */
function userHash(user: string, salt: string): number {
  return Number(hash('sha256', salt + user, 'buffer').readBigUInt64BE() % BigInt(HASH_RANGE));
}
