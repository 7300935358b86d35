import type { Json } from './error-event.ts';
import { spelledAsPython, textOf } from '../json/text.ts';

const MAX_PART_CHARACTERS = 1024;
const MAX_PARTS = 64;

/** Stands for what the event would be grouped by without a fingerprint. */
const DEFAULT_PART = '{{ default }}';

/** The name in a part that is a variable, `{{ default }}`, `{{type}}`, in any spacing; `null` for any other text. */
export function variableOf(part: string): string | null {
  return /^\s*\{\{\s*([^\s{}]+)\s*\}\}\s*$/.exec(part)?.[1] ?? null;
}

/**
 * The parts as strings, as Relay makes them: booleans in Python's spelling, fractions cut off, null and containers
 * dropped. `null` when nothing is left, when it is no list, or when it says only `{{ default }}`.
 */
export function fingerprintOf(value: Json | undefined): string[] | null {
  if (!Array.isArray(value)) return null;
  const parts = value
    .slice(0, MAX_PARTS)
    .map(partOf)
    .filter((part) => part !== null);
  return parts.every((part) => part === DEFAULT_PART) ? null : parts;
}

/** What clients sent before there were fingerprints (raven's `checksum`). Like Sentry, it wins over them. */
export function checksumOf(value: Json | undefined): string[] | null {
  const checksum = typeof value === 'string' || typeof value === 'number' ? textOf(value, MAX_PART_CHARACTERS) : null;
  return checksum === null || checksum.trim() === '' ? null : [checksum];
}

function partOf(value: Json): string | null {
  if (typeof value === 'boolean') return spelledAsPython(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(Math.trunc(value) + 0) : null;
  if (typeof value !== 'string') return null;
  return variableOf(value) === 'default' ? DEFAULT_PART : textOf(value, MAX_PART_CHARACTERS);
}
