import type { TrackedError } from '../domain/error/tracked-error.ts';
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

/** An error as its item has it. It is written with every batch, so what only counting reads of it is packed. */
export type StoredError = Omit<TrackedError, PackedField> & Record<PackedField, Uint8Array>;

type PackedField = 'users' | 'hours' | 'marks' | 'born';

/** Packs an error for its item. */
export function storedErrorOf(error: TrackedError): StoredError {
  return {
    ...error,
    users: packAscending(error.users),
    hours: packHours(error.hours),
    marks: packMarks(error.marks),
    born: packPlace(error.born),
  };
}

/** Unpacks an error from its item; all else that the item has stays. */
export function errorOf<Stored extends StoredError>(stored: Stored): Omit<Stored, PackedField> & TrackedError {
  return {
    ...stored,
    users: unpackAscending(stored.users),
    hours: unpackHours(stored.hours),
    marks: unpackMarks(stored.marks),
    born: unpackPlace(stored.born),
  };
}
