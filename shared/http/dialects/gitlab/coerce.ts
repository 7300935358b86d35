import type { Parameter } from '../../../api/row.ts';
import { isTimeZone } from '../../../domain/error/local-days.ts';

/** `INVALID` cannot be taken for a value. */
export const INVALID = Symbol('invalid');

/** dry-types' `Params::Bool`: the value, written as a string, must be in a list exactly; no trimming, no other case. */
const TRUE = new Set(['1', 'on', 'On', 'ON', 't', 'true', 'True', 'TRUE', 'T', 'y', 'yes', 'Yes', 'YES', 'Y']);
const FALSE = new Set(['0', 'off', 'Off', 'OFF', 'f', 'false', 'False', 'FALSE', 'F', 'n', 'no', 'No', 'NO', 'N']);

/** A raw parameter as its type, `null` for blank, or `INVALID`. Lists take commas too, as GitLab's do. */
export function coerce(type: Parameter['type'], raw: unknown): unknown {
  if (raw === null) return null;
  if (type === 'string[]') return stringList(raw);
  if (type === 'integer[]') return integerList(raw);
  if (type === 'rate_limit') return rateLimit(raw);
  if (type === 'object') return isPlain(raw) ? raw : INVALID;
  if (type === 'object[]') return Array.isArray(raw) && raw.every(isPlain) ? raw : INVALID;
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return INVALID;
  const text = String(raw);
  if (type === 'string') return text;
  if (text === '') return null;
  if (type === 'boolean') return boolean(text);
  if (type === 'integer') return integer(text);
  if (type === 'time_zone') return isTimeZone(text) ? text : INVALID;
  return type === 'date' ? date(text) : time(text);
}

function boolean(text: string): boolean | typeof INVALID {
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : INVALID;
}

function integer(text: string): number | typeof INVALID {
  const value = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : INVALID;
}

/** A day; the time of a full timestamp is dropped. */
function date(text: string): string | typeof INVALID {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(day))) return INVALID;
  return new Date(day).toISOString().startsWith(day) ? day : INVALID;
}

/** A day's beginning, or a moment; without a zone it is UTC, as on GitLab's servers. */
function time(text: string): string | typeof INVALID {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    text,
  );
  if (parts === null || date(text) === INVALID) return INVALID;
  const [, day, clock = '00:00', zone = 'Z'] = parts;
  const moment = new Date(`${day}T${clock}${zone.toUpperCase().replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(moment.getTime()) ? INVALID : moment.toISOString();
}

function stringList(raw: unknown): string[] | typeof INVALID {
  if (typeof raw === 'string') return raw.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  return Array.isArray(raw) && raw.every((part) => typeof part === 'string') ? raw : INVALID;
}

function integerList(raw: unknown): number[] | typeof INVALID {
  const parts: unknown[] | typeof INVALID = Array.isArray(raw)
    ? raw
    : stringList(typeof raw === 'number' ? String(raw) : raw);
  if (parts === INVALID) return INVALID;
  const values = parts.map((part) =>
    typeof part === 'string' || typeof part === 'number' ? integer(String(part)) : INVALID,
  );
  return values.every((value) => value !== INVALID) ? values : INVALID;
}

/** As JSON, or a form, has them: no list, and no file. */
function isPlain(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Blob);
}

/** `{count, window}`: both positive integers. */
function rateLimit(raw: unknown): { count: number; window: number } | typeof INVALID {
  if (typeof raw !== 'object' || raw === null) return INVALID;
  const given = raw as Record<string, unknown>;
  const [count, window] = [coerce('integer', given['count'] ?? INVALID), coerce('integer', given['window'] ?? INVALID)];
  const isPositive = (value: unknown): value is number => typeof value === 'number' && value > 0;
  return isPositive(count) && isPositive(window) ? { count, window } : INVALID;
}

/** Rails' `blank?`, but that `false` is a value. */
export function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  if (typeof raw !== 'object' || raw instanceof Blob) return false;
  return Object.keys(raw).length === 0;
}
