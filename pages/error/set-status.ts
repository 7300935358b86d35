import { call } from '../api/call.ts';
import { allKept, change, invalidate } from '../api/resources.ts';
import { sayFailed } from '../toasts/say-failed.ts';
import { toasts } from '../toasts/toasts.ts';
import type { ErrorAt, ShownError } from './types.ts';

export type Status = ShownError['status'];

const DONE: Readonly<Record<Status, string>> = {
  resolved: 'Error resolved',
  ignored: 'Error ignored',
  unresolved: 'Error reopened',
};

/** Writes go one after the other, so that an undo does not overtake what it takes back. */
let writes: Promise<void> = Promise.resolve();

/**
 * Sets the status of an error: shown at once, with an undo; what the server refuses is shown as it was before.
 * @param inNextRelease resolves it so that only a release later than those there are brings it back.
 */
export function setStatus(at: ErrorAt, status: Status, before: Status, inNextRelease = false): void {
  show(at, status);
  const said = inNextRelease ? `${DONE[status]} in the next release` : DONE[status];
  const toast = toasts.add(said, { undo: () => takeBack(at, before) });
  write(at, { status, in_next_release: inNextRelease }, before, () => toasts.close(toast));
}

function takeBack(at: ErrorAt, before: Status): void {
  show(at, before);
  write(at, { status: before }, null, () => undefined);
}

/** `before`: what is shown again when it fails; `null`: what the server says. */
function write(
  { project, error }: ErrorAt,
  wanted: { status: Status; in_next_release?: boolean },
  before: Status | null,
  onFailure: () => void,
): void {
  const sent = { id: project, error_id: error };
  writes = writes.then(async () => {
    try {
      const { data } = await call('updateError', { ...sent, ...wanted });
      change('getError', sent, () => data);
    } catch (failure) {
      onFailure();
      if (before !== null) show({ project, error }, before);
      sayFailed('Nothing was changed.', failure);
      invalidate('getError');
    }
    invalidate('countErrors');
    // Rows that went out of a list do not come back by themselves.
    if (before === null || wanted.status === 'unresolved') invalidate('listErrors');
  });
}

/** Shows a status everywhere before the server has answered: on the page, and in the lists that are kept. */
function show({ project, error }: ErrorAt, status: Status): void {
  change('getError', { id: project, error_id: error }, (shown) => ({ ...shown, status }));
  for (const { sent } of allKept('listErrors'))
    if (sent.id === project) change('listErrors', sent, (rows) => withStatus(rows, error, status, sent.status));
}

function withStatus(
  rows: readonly ShownError[],
  error: string,
  status: Status,
  wanted: string | null | undefined,
): readonly ShownError[] {
  const isListed = wanted === 'all' || (wanted ?? 'unresolved') === status;
  return rows.flatMap((row) => (String(row.id) !== error ? [row] : isListed ? [{ ...row, status }] : []));
}
