import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { packText, unpackText } from '../../../shared/domain/packing/packed-text.ts';
import { closedEvent, type StoredEvent } from '../../../shared/domain/stored-event.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { packPayload } from '../../../shared/ingest/payload/pack.ts';

/** The stored form of a summary and a payload. */
export function storedEvent(event: EventSummary, payload: JsonObject = {}): StoredEvent {
  const { payload_bytes: _, ...summary } = event;
  return closedEvent(summary, (line) => packText(line + JSON.stringify(payload)));
}

/** Packs a payload by itself. */
export function packedPayload(payload: JsonObject, maxBytes: number): Buffer {
  return packPayload(payload, maxBytes, packText);
}

/** Undoes `packedPayload`. */
export function unpackedPayload(packed: Uint8Array): JsonObject {
  return JSON.parse(unpackText(packed)) as JsonObject;
}
