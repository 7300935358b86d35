import type { ReceivedRequest } from '../domain/received-request.ts';
import type { ErrorEvent, JsonObject } from './event/error-event.ts';
import { isOtherType } from './event/event-type.ts';
import { normalise } from './event/normalise.ts';
import { dropOwnMarks } from './event/own-marks.ts';
import { withSenderAddress } from './event/sender-address.ts';
import { withCurrentNames } from './json/current-names.ts';
import { readEventJson } from './json/event-json.ts';
import type { Malformed, TooLarge } from './request/outcome.ts';
import type { SentEvent } from './request/request-body.ts';
import { scrub } from './scrub/scrub.ts';

/** An event as it is understood, and the payload that is stored beside it. */
export interface ReadEvent {
  event: ErrorEvent;
  payload: JsonObject;
}

/**
 * Reads an event: JSON, scrubbed before anything is made of it, with the address of whom it befell, brought to one form.
 * Takes any JSON object, unless it has too many values. `no-error`: it says of itself that it is a transaction or the like,
 * which SDKs of before envelopes send to the store endpoint.
 * @param scrubs whether the project has secrets and personal data removed
 */
export function readEvent(
  sent: SentEvent,
  { receivedAt, remoteAddress }: Pick<ReceivedRequest, 'receivedAt' | 'remoteAddress'>,
  scrubs: boolean,
): ({ outcome: 'ok' } & ReadEvent) | { outcome: 'no-error' } | Malformed | TooLarge {
  const read = readEventJson(sent.bytes);
  if (read.outcome !== 'ok') return read;
  if (isOtherType(read.value)) return { outcome: 'no-error' };
  const named = withCurrentNames(read.value);
  dropOwnMarks(named);
  const payload = withSenderAddress(scrubs ? scrub(named, sent.mentions) : named, remoteAddress);
  return { outcome: 'ok', event: normalise(payload, { ...sent, receivedAt }), payload };
}
