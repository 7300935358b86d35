import { frequencyStep } from '../domain/error/frequency-step.ts';
import { isLive, type TrackedError } from '../domain/error/tracked-error.ts';
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
 * An error as its item has it. It is written with every batch, so what only counting reads of it is packed. It is in the
 * lists of errors while it has events.
 */
export type StoredError = Omit<TrackedError, PackedField> & Record<PackedField, Uint8Array> & Partial<Place>;

type PackedField = 'users' | 'hours' | 'marks' | 'born';

/** Where it is in the indexes, beside what it is sorted by otherwise. */
interface Place {
  [ERRORS_PARTITION]: string;
  [FREQUENCY]: number;
}
const FREQUENCY = ERRORS_INDEXES.frequency.sortKey;

/** Packs an error for its item. */
export function storedErrorOf(error: TrackedError): StoredError {
  const { [ERRORS_PARTITION]: _list, [FREQUENCY]: _step, ...fields } = error as TrackedError & Partial<Place>;
  return {
    ...fields,
    ...(isLive(error) && {
      [ERRORS_PARTITION]: errorsPartition(error.project_id, error.status),
      [FREQUENCY]: frequencyStep(error.count),
    }),
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
