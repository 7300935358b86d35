import { randomUUID } from 'node:crypto';
import type { Json } from './error-event.ts';

/** A UUID and generous space around it. */
const MAX_EVENT_ID_CHARACTERS = 128;

/** 32 lower-case digits of an id in either spelling; `null` for anything else and for the nil id of empty events. */
export function eventIdOf(value: Json | undefined): string | null {
  if (typeof value !== 'string' || value.length > MAX_EVENT_ID_CHARACTERS) return null;
  const digits = value.trim().replaceAll('-', '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits) && !/^0+$/.test(digits) ? digits : null;
}

/** Makes a random event id: 32 lower-case hexadecimal digits. */
export function newEventId(): string {
  return randomUUID().replaceAll('-', '');
}
