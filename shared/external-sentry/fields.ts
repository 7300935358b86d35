import { UpstreamFailure } from '../domain/refusals.ts';

/** An object of Sentry's, of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object itself; one without fields for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @throws UpstreamFailure for a field that is missing or null. */
export function required(from: Fields, key: string): unknown {
  if (Object.hasOwn(from, key) && from[key] !== null) return from[key];
  throw new UpstreamFailure({ code: 'key-missing', key });
}

/** Sentry writes ids as strings of digits. @throws UpstreamFailure, which calls the field `name`. */
export function requiredId(from: Fields, key: string, name = key): number {
  const value = required(from, key);
  const written = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  const id = /^\d+$/.test(written) ? Number(written) : NaN;
  if (Number.isSafeInteger(id)) return id;
  throw new UpstreamFailure({ code: 'not-numeric', field: name, value: JSON.stringify(written.slice(0, 100)) });
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A number in either spelling: Sentry counts events in strings and users in numbers. */
export function integer(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** ISO 8601 as this service writes it. */
export function date(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
