import { randomUUID } from 'node:crypto';
import type { Json } from './event.ts';

/** 32 lower-case digits of an id in either spelling; `null` for anything else and for the nil id of empty events. */
export function eventIdOf(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null;
  const digits = value.trim().replaceAll('-', '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits) && !/^0+$/.test(digits) ? digits : null;
}

export function newEventId(): string {
  return randomUUID().replaceAll('-', '');
}
