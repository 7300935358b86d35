import type { DataOf } from '../api/types.ts';
import { counted } from '../text/number-words.ts';
import type { Status } from './error-view.ts';

/** An error and the status that it has, or had. */
export interface WithStatus {
  readonly id: number;
  readonly status: Status;
}

/** What one request may name; the contract says the same. */
export const MOST_AT_ONCE = 100;

export const DONE: Readonly<Record<Status, string>> = {
  resolved: 'resolved',
  ignored: 'ignored',
  unresolved: 'reopened',
};

/** One request: the status that these errors are to have. */
export interface StatusStep {
  status: Status;
  ids: number[];
}

/** The requests that give errors their status, each of at most `MOST_AT_ONCE`. */
export function stepsTo(wanted: readonly WithStatus[]): StatusStep[] {
  return [...Map.groupBy(wanted, ({ status }) => status)].flatMap(([status, members]) =>
    Array.from({ length: Math.ceil(members.length / MOST_AT_ONCE) }, (_, index) => ({
      status,
      ids: members.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE).map(({ id }) => id),
    })),
  );
}

/** Gives rows the status that is wanted for them; the others stay the same objects. */
export function withStatuses<Row extends WithStatus>(rows: readonly Row[], wanted: readonly WithStatus[]): Row[] {
  const statuses = new Map(wanted.map(({ id, status }) => [id, status]));
  return rows.map((row) => {
    const status = statuses.get(row.id);
    return status === undefined || status === row.status ? row : { ...row, status };
  });
}

/** Moves errors from the count of the status that they had to that of the new one. A count that was cut stays as it is. */
export function recounted(
  counts: DataOf<'countErrors'>,
  before: readonly WithStatus[],
  after: readonly WithStatus[],
): DataOf<'countErrors'> {
  const next = { ...counts };
  const add = (status: Status, change: number): void => {
    if (!counts.capped.includes(status)) next[status] = Math.max(0, next[status] + change);
  };
  before.forEach(({ status }) => add(status, -1));
  after.forEach(({ status }) => add(status, 1));
  return next;
}

/** What is said after a change: `2 errors resolved. 1 is gone.` */
export function changeSentence(status: Status, done: number, gone: number): string {
  const sentence = `${counted(done, 'error')} ${DONE[status]}`;
  return gone === 0 ? sentence : `${sentence}. ${gone} ${gone === 1 ? 'is' : 'are'} gone.`;
}

/** What is said after a change that was refused on the way. */
export function refusedSentence(
  status: Status,
  { done, wanted }: { done: number; wanted: number },
  why: string,
): string {
  return done === 0 ? `Nothing was changed. ${why}` : `${done} of ${counted(wanted, 'error')} ${DONE[status]}. ${why}`;
}
