import { MAX_ENVELOPE_HEADER_BYTES, MAX_ENVELOPE_ITEMS, MAX_ITEM_HEADER_BYTES } from '../../domain/limits.ts';
import type { JsonObject } from '../event/error-event.ts';
import { readJsonObject, type ReadJson } from '../json/event-json.ts';
import { malformed, tooLarge, type Malformed, type TooLarge } from './outcome.ts';

export interface EnvelopeItem {
  header: JsonObject;
  /** A view into the envelope's bytes, not a copy. */
  payload: Buffer;
}

export type ReadEnvelope = { outcome: 'ok'; header: JsonObject; items: EnvelopeItem[] } | Malformed | TooLarge;

const LINE_FEED = 0x0a;

/**
 * An envelope: a line of JSON for the header, then for each item a line of JSON and its payload. Only `\n` separates; a
 * `\r` belongs to the data. With `length` a payload has exactly that many bytes and may hold line feeds; without, as
 * JavaScript SDKs send their events, it ends at the next line feed or with the envelope. Empty headers, no items,
 * unknown attributes and unknown types are all legal: picking out what counts is the caller's. Empty lines between
 * items are skipped.
 */
export function readEnvelope(bytes: Buffer): ReadEnvelope {
  if (bytes.length === 0) return malformed('empty request body');
  const endOfHeader = endOfLine(bytes, 0);
  const opening = readEnvelopeHeader(bytes.subarray(0, endOfHeader));
  if (opening.outcome !== 'ok') return opening;
  const items: EnvelopeItem[] = [];
  let at = endOfHeader + 1;
  while (at < bytes.length) {
    if (bytes[at] === LINE_FEED) {
      at++;
      continue;
    }
    const read = readItem(bytes, at, items.length + 1);
    if (read.outcome !== 'ok') return read;
    if (items.push(read.item) > MAX_ENVELOPE_ITEMS)
      return malformed(`envelope has more than ${MAX_ENVELOPE_ITEMS} items`);
    at = read.end + 1;
  }
  return { outcome: 'ok', header: opening.value, items };
}

/** The first line of an envelope, without its line feed. */
export function readEnvelopeHeader(line: Buffer): ReadJson | TooLarge {
  if (line.length > MAX_ENVELOPE_HEADER_BYTES) return tooLarge('envelope header', MAX_ENVELOPE_HEADER_BYTES);
  return readJsonObject(line, 'envelope header');
}

type ReadItem = { outcome: 'ok'; item: EnvelopeItem; end: number } | Malformed | TooLarge;

function readItem(bytes: Buffer, start: number, number: number): ReadItem {
  const name = `item ${number} (byte ${start})`;
  const endOfHeader = endOfLine(bytes, start);
  if (endOfHeader - start > MAX_ITEM_HEADER_BYTES) return tooLarge(`header of ${name}`, MAX_ITEM_HEADER_BYTES);
  const header = readJsonObject(bytes.subarray(start, endOfHeader), `header of ${name}`);
  if (header.outcome !== 'ok') return header;
  const payloadAt = Math.min(endOfHeader + 1, bytes.length);
  const length = header.value['length'] ?? null;
  if (length === null) {
    const end = endOfLine(bytes, payloadAt);
    return { outcome: 'ok', item: { header: header.value, payload: bytes.subarray(payloadAt, end) }, end };
  }
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0)
    return malformed(`length of ${name} is not a number of bytes`);
  const end = payloadAt + length;
  if (end > bytes.length)
    return malformed(`payload of ${name} ends after ${bytes.length - payloadAt} of ${length} bytes`);
  if (end < bytes.length && bytes[end] !== LINE_FEED)
    return malformed(`payload of ${name} goes on after its ${length} bytes`);
  return { outcome: 'ok', item: { header: header.value, payload: bytes.subarray(payloadAt, end) }, end };
}

function endOfLine(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(LINE_FEED, start);
  return end === -1 ? bytes.length : end;
}
