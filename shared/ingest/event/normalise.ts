import type { ReceivedRequest } from '../../domain/received-request.ts';
import type { ErrorEvent, JsonObject } from './error-event.ts';
import { crashSiteOf } from './crash-site.ts';
import { eventIdOf, newEventId } from './event-id.ts';
import { exceptionsOf } from './exceptions.ts';
import { checksumOf, fingerprintOf } from './fingerprint.ts';
import { levelOf } from './level.ts';
import { messageOf } from './message.ts';
import { nativeCrashMessage } from './native-crash.ts';
import { platformOf } from './platform.ts';
import type { SentEvent } from '../request/request-body.ts';
import { own } from '../json/shape.ts';
import { strayFramesOf } from './stray-frames.ts';
import { tagsOf } from './tags.ts';
import { nameOf } from '../json/text.ts';
import { timestampOf } from './timestamp.ts';
import { userOf } from './user.ts';

/** Sentry's limit for names that are searched for: release, environment, transaction, logger. */
const MAX_NAME_CHARACTERS = 200;

/**
 * What is known of an event beside its payload; of a stored one only its known. The envelope's id wins over the
 * payload's.
 */
export type Provenance = Pick<ReceivedRequest, 'receivedAt'> & Omit<SentEvent, 'bytes'>;

/** Reads the event in a payload, whatever shape its parts have: nothing is refused, what means nothing is left out. */
export function normalise(payload: JsonObject, known: Provenance): ErrorEvent {
  const { exceptions, frames } = stacktracesOf(payload);
  const level = levelOf(own(payload, 'level'));
  const platform = platformOf(own(payload, 'platform'));
  const tags = tagsOf(own(payload, 'tags'));
  const saysNothing = exceptions.length === 0 && frames.length === 0;
  return {
    event_id:
      eventIdOf(known.headerEventId) ?? eventIdOf(own(payload, 'event_id')) ?? known.fallbackEventId ?? newEventId(),
    timestamp: timestampOf(own(payload, 'timestamp'), known),
    level,
    platform,
    logger: name(payload, 'logger'),
    release: name(payload, 'release'),
    environment: name(payload, 'environment') ?? (Object.hasOwn(tags, 'environment') ? tags['environment']! : null),
    transaction: name(payload, 'transaction') ?? name(payload, 'culprit'),
    exceptions,
    frames,
    crash_site: crashSiteOf(payload),
    message:
      messageOf(payload) ??
      (saysNothing ? nativeCrashMessage(payload, { platform, level, tags }, known.hasMinidump ?? false) : null),
    fingerprint: checksumOf(own(payload, 'checksum')) ?? fingerprintOf(own(payload, 'fingerprint')),
    tags,
    user: userOf(own(payload, 'user')),
  };
}

/** Reads what depends on the frames of a payload. */
export function stacktracesOf(payload: JsonObject): Pick<ErrorEvent, 'exceptions' | 'frames'> {
  const exceptions = exceptionsOf(own(payload, 'exception'));
  const frames = exceptions.some((exception) => exception.frames.length > 0) ? [] : strayFramesOf(payload);
  return { exceptions, frames };
}

function name(payload: JsonObject, attributeName: string): string | null {
  return nameOf(own(payload, attributeName), MAX_NAME_CHARACTERS);
}
