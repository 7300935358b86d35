import type { ErrorEvent, Json, JsonObject } from './event.ts';
import { eventIdOf, newEventId } from './event-id.ts';
import { exceptionsOf } from './exceptions.ts';
import { fingerprintOf } from './fingerprint.ts';
import { levelOf } from './level.ts';
import { messageOf } from './message.ts';
import { platformOf } from './platform.ts';
import { attribute, own } from '../json/shape.ts';
import { strayFramesOf } from './stray-frames.ts';
import { tagsOf } from './tags.ts';
import { nameOf } from '../json/text.ts';
import { timestampOf } from './timestamp.ts';
import { userOf } from './user.ts';

/** Sentry's limit for names that are searched for: release, environment, transaction, logger. */
const LONGEST_NAME = 200;

/** What is known of an event beside its payload. */
export interface Receipt {
  /** `event_id` of the envelope's header: it wins over the payload's. */
  headerEventId?: Json | undefined;
  /** The id of an event that has none; absent: a random one. */
  fallbackEventId?: string | undefined;
  receivedAt: Date;
  /** `sent_at` of the envelope's header. */
  sentAt?: Json | undefined;
  /** Where the request came from, for `{{auto}}`. */
  remoteAddress?: string | null | undefined;
}

/** The event in a payload, whatever shape its parts have: nothing is refused, what means nothing is left out. */
export function normalise(payload: JsonObject, receipt: Receipt): ErrorEvent {
  const exceptions = exceptionsOf(attribute(payload, 'exception', 'Exception'));
  const tags = tagsOf(own(payload, 'tags'));
  return {
    event_id:
      eventIdOf(receipt.headerEventId) ??
      eventIdOf(own(payload, 'event_id')) ??
      receipt.fallbackEventId ??
      newEventId(),
    timestamp: timestampOf(own(payload, 'timestamp'), receipt),
    level: levelOf(own(payload, 'level')),
    platform: platformOf(own(payload, 'platform')),
    logger: name(payload, 'logger'),
    release: name(payload, 'release'),
    environment: name(payload, 'environment') ?? (Object.hasOwn(tags, 'environment') ? tags['environment']! : null),
    transaction: name(payload, 'transaction') ?? name(payload, 'culprit'),
    exceptions,
    frames: exceptions.some(({ frames }) => frames.length > 0) ? [] : strayFramesOf(payload),
    message: messageOf(payload),
    fingerprint: fingerprintOf(own(payload, 'fingerprint')),
    tags,
    user: userOf(attribute(payload, 'user', 'User'), receipt.remoteAddress ?? null),
  };
}

function name(payload: JsonObject, attributeName: string): string | null {
  return nameOf(own(payload, attributeName), LONGEST_NAME);
}
