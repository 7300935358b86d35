import { readEventJson } from '../../../shared/ingest/json/event-json.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { group } from '../../../shared/ingest/grouping/group.ts';
import { headline } from '../../../shared/ingest/grouping/title.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { packText } from '../../../shared/domain/packing/packed-text.ts';
import { packPayload } from '../../../shared/ingest/payload/pack.ts';
import { scrub } from '../../../shared/ingest/scrub/scrub.ts';
import { ingested } from '../ingested.ts';
import { MEBIBYTE, type Attack } from './events.ts';

const RECEIPT = { receivedAt: new Date('2025-08-01T10:00:02Z'), sentAt: undefined };

/** What the collector does with an event, one after another, each on what the ones before it have made of an attack. */
export const STAGES = {
  read: (attack: Attack) => (bytes: number) => {
    const json = Buffer.from(attack(bytes));
    return () => readEventJson(json);
  },
  scrub: (attack: Attack) => (bytes: number) => {
    const payload = payloadOf(attack(bytes));
    return () => scrub(payload);
  },
  normalise: (attack: Attack) => (bytes: number) => {
    const payload = payloadOf(attack(bytes));
    return () => normalise(payload, RECEIPT);
  },
  group: (attack: Attack) => (bytes: number) => {
    const event = normalise(payloadOf(attack(bytes)), RECEIPT);
    return () => [group(event), headline(event)];
  },
  pack: (attack: Attack) => (bytes: number) => {
    const payload = payloadOf(attack(bytes));
    // Half the event has half the room: what does not fit is trimmed, and that is a step of its own.
    return () => packPayload(payload, Math.floor((380_000 * bytes) / MEBIBYTE), packText);
  },
  all: (attack: Attack) => (bytes: number) => {
    const json = Buffer.from(attack(bytes));
    return () => ingested({ bytes: json });
  },
} satisfies Record<string, (attack: Attack) => (bytes: number) => () => unknown>;

/** What is refused costs nothing more. */
function payloadOf(json: string): JsonObject {
  const read = readEventJson(Buffer.from(json));
  return read.outcome === 'ok' ? read.value : {};
}
