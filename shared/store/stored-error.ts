import { frequencyStep } from '../domain/error/frequency-step.ts';
import { isLive, type TrackedError } from '../domain/error/tracked-error.ts';
import type { Resolution } from '../domain/release/resolution.ts';
import {
  packAscending,
  packHours,
  packMarks,
  packPlace,
  unpackAscending,
  unpackHours,
  unpackMarks,
  unpackPlace,
} from './packed.ts';
import { ERRORS_INDEXES, ERRORS_PARTITION, errorsPartition } from './table/keys.ts';

/**
 * An error as its item has it. It is written with every batch, so it is to stay within a kilobyte: what only counting
 * reads is packed, and what is nothing, or follows from the rest, is left out. It is in the lists of errors while it has
 * events.
 */
export type StoredError = Omit<TrackedError, PackedField | DefaultField | 'hours_from'> &
  Record<PackedField, Uint8Array> &
  Partial<Pick<TrackedError, DefaultField>> &
  Partial<Place>;

type PackedField = 'users' | 'hours' | 'marks' | 'born' | 'last_event_id';
type DefaultField = keyof ReturnType<typeof defaultsOf>;

/** Where it is in the indexes, beside what it is sorted by otherwise. */
interface Place {
  [ERRORS_PARTITION]: string;
  [FREQUENCY]: number;
}
const FREQUENCY = ERRORS_INDEXES.frequency.sortKey;

/** What a field has that is left out: nothing, or what most errors have there by the other fields. */
function defaultsOf({ title, type, releases }: Pick<TrackedError, 'title' | 'type' | 'releases'>) {
  return {
    message: title.startsWith(`${type}: `) ? title.slice(type.length + 2) : '',
    first_release: releases[0] ?? null,
    last_release: releases.at(-1) ?? null,
    resolved_at: null as number | null,
    resolved_in: null as Resolution | null,
    regressed_at: null as string | null,
    deleted_before: 0,
  };
}

/** Packs an error for its item. */
export function storedErrorOf(error: TrackedError): StoredError {
  const {
    [ERRORS_PARTITION]: _list,
    [FREQUENCY]: _step,
    hours_from,
    ...fields
  } = error as TrackedError & Partial<Place>;
  const defaults: Record<string, unknown> = defaultsOf(error);
  const isDefault = ([name, value]: [string, unknown]): boolean => name in defaults && defaults[name] === value;
  const kept = Object.entries(fields).filter((field) => !isDefault(field));
  return {
    ...(Object.fromEntries(kept) as Omit<typeof fields, DefaultField> & Partial<typeof fields>),
    ...(isLive(error) && {
      [ERRORS_PARTITION]: errorsPartition(error.project_id, error.status),
      [FREQUENCY]: frequencyStep(error.count),
    }),
    users: packAscending(error.users),
    hours: packHours({ hours: error.hours, hours_from }),
    marks: packMarks(error.marks),
    born: packPlace(error.born),
    last_event_id: Buffer.from(error.last_event_id, 'hex'),
  };
}

/** Unpacks an error from its item; all else that the item has stays. */
export function errorOf<Stored extends StoredError>(stored: Stored): Omit<Stored, keyof TrackedError> & TrackedError {
  return {
    ...defaultsOf(stored),
    ...stored,
    users: unpackAscending(stored.users),
    ...unpackHours(stored.hours),
    marks: unpackMarks(stored.marks),
    born: unpackPlace(stored.born),
    last_event_id: Buffer.from(stored.last_event_id).toString('hex'),
  };
}
