import { notifyOf } from '../domain/alerts/notify.ts';
import { frequencyStep } from '../domain/error/frequency-step.ts';
import { isLive, type ErrorStatus, type TrackedError } from '../domain/error/tracked-error.ts';
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
import { packPending, unpackPending } from './packed-pending.ts';
import { packThresholds, unpackThresholds } from './packed-thresholds.ts';
import { keyOfError } from './table/item-keys.ts';
import {
  errorOfPk,
  ERRORS_INDEXES,
  ERRORS_PARTITION,
  errorsPartition,
  statusOfErrorsPartition,
  type Key,
} from './table/keys.ts';
import { itemBytes, writeUnitsOf } from './table/item-size.ts';

/**
 * An error as its item has it. It is written with every batch, so it is to stay within a kilobyte: what only counting
 * reads is packed, and what is nothing, or follows from the rest, is left out. It is in the lists of errors while it has
 * events; then its status is in the name of its list alone.
 */
export type StoredError = Omit<
  TrackedError,
  PackedField | DefaultField | 'project_id' | 'id' | 'pending' | 'hours_from' | 'count' | 'thresholds' | 'occurrences'
> &
  Record<PackedField, Uint8Array> &
  Partial<Pick<TrackedError, DefaultField>> &
  Partial<Place> & { pending?: Uint8Array; count?: number; thresholds?: Uint8Array; notify?: string };

type PackedField = 'users' | 'hours' | 'marks' | 'born' | 'last_event_id';
type DefaultField = keyof ReturnType<typeof defaultsOf>;

/** Where it is in the indexes, beside what it is sorted by otherwise. */
interface Place {
  [ERRORS_PARTITION]: string;
  [FREQUENCY]: number;
}
const FREQUENCY = ERRORS_INDEXES.frequency.sortKey;

type Telling = Pick<TrackedError, 'title' | 'releases'> & Partial<Pick<TrackedError, 'type'> & Place>;

/** What a field has that is left out: nothing, or what most errors have there by the other fields. */
function defaultsOf({ title, type = typeIn(title), releases, error_list }: Telling) {
  return {
    status: statusOfErrorsPartition(error_list ?? '') as ErrorStatus,
    type: typeIn(title),
    message: title.startsWith(`${type}: `) ? title.slice(type.length + 2) : '',
    level: 'error',
    first_release: releases[0] ?? null,
    last_release: releases.at(-1) ?? null,
    resolved_at: null as number | null,
    resolved_in: null as Resolution | null,
    regressed_at: null as string | null,
    deleted_before: 0,
  };
}

/** The type of an error as its title names it: `Type: message`. */
function typeIn(title: string): string {
  return title.slice(0, Math.max(0, title.indexOf(': ')));
}

/** Packs an error for its item. */
export function storedErrorOf(error: TrackedError): StoredError {
  const {
    [ERRORS_PARTITION]: _list,
    [FREQUENCY]: _step,
    pk: _pk,
    sk: _sk,
    project_id,
    id: _id,
    hours_from,
    pending,
    count,
    thresholds,
    occurrences,
    ...fields
  } = error as TrackedError & Partial<Place & Key>;
  const place = isLive(error) && {
    [ERRORS_PARTITION]: errorsPartition(project_id, error.status),
    [FREQUENCY]: frequencyStep(error.count),
  };
  const defaults: Record<string, unknown> = defaultsOf({ ...error, ...place });
  const isDefault = ([name, value]: [string, unknown]): boolean => name in defaults && defaults[name] === value;
  const kept = Object.entries(fields).filter((field) => !isDefault(field));
  return {
    ...(Object.fromEntries(kept) as Omit<typeof fields, DefaultField | 'count'> & Partial<typeof fields>),
    // An alias has none: a count of zero is a deletion, and calls the purge.
    ...(error.merged_into === undefined && { count }),
    ...place,
    users: packAscending(error.users),
    hours: packHours({ hours: error.hours, hours_from }),
    marks: packMarks(error.marks),
    ...(pending.length > 0 && { pending: packPending(pending, error.marks) }),
    born: packPlace(error.born),
    last_event_id: Buffer.from(error.last_event_id, 'hex'),
    ...(thresholds !== undefined && { thresholds: packThresholds(thresholds) }),
    ...notifyOf(occurrences),
  };
}

/** Unpacks an error from its item, without what the put of it told; all else that the item has stays. */
export function errorOf<Stored extends StoredError & Key>(
  stored: Stored,
): Omit<Stored, keyof TrackedError | 'notify'> & TrackedError {
  const marks = unpackMarks(stored.marks);
  const { notify: _told, thresholds, ...kept }: StoredError & Key = stored;
  const error = {
    ...defaultsOf(stored),
    count: 0,
    ...kept,
    ...errorOfPk(stored.pk),
    users: unpackAscending(stored.users),
    ...unpackHours(stored.hours),
    marks,
    pending: stored.pending ? unpackPending(stored.pending, marks) : [],
    born: unpackPlace(stored.born),
    last_event_id: Buffer.from(stored.last_event_id).toString('hex'),
    ...(thresholds !== undefined && { thresholds: unpackThresholds(thresholds) }),
  };
  return error as typeof error & Omit<Stored, keyof TrackedError | 'notify'>;
}

/** Takes as many bytes as any revision does. */
const ANY_REVISION = 99_999_999;

/** Tells whether what is pending in an error adds no unit to the write of its item, also to the next, which tells nothing. */
export function hasRoomForPending(error: TrackedError): boolean {
  const { pending = [], notify: _told, ...others } = storedErrorOf(error);
  const bytes = itemBytes({ ...others, ...keyOfError(error.project_id, error.id), revision: ANY_REVISION });
  return writeUnitsOf(bytes + itemBytes({ pending })) === writeUnitsOf(bytes);
}
