import { call } from '../api/call.ts';
import { allKept, change, hold, invalidate } from '../api/resources.ts';
import type { Sent } from '../api/types.ts';
import { sayFailed } from '../toasts/say-failed.ts';
import { toasts } from '../toasts/toasts.ts';
import type { ErrorAt, ShownError } from './types.ts';

/** A change of an error: how it is shown, and what is sent for it. */
export interface Change {
  shown: Partial<Pick<ShownError, 'status' | 'snooze'>>;
  sent: Omit<Sent<'updateError'>, 'id' | 'error_id'>;
}

/** Writes go one after the other, so that an undo does not overtake what it takes back. */
let writes: Promise<void> = Promise.resolve();

/** Changes an error: shown at once, with an undo (`back`); what the server refuses is shown as it was before. */
export function changeError(at: ErrorAt, said: string, wanted: Change, back: Change): void {
  show(at, wanted.shown);
  const toast = toasts.add(said, {
    undo: () => {
      show(at, back.shown);
      write(at, back, null, () => undefined);
    },
  });
  write(at, wanted, back, () => toasts.close(toast));
}

/** `back`: what is shown again when it fails; `null`: what the server says. */
function write(at: ErrorAt, { sent }: Change, back: Change | null, onFailure: () => void): void {
  const path = { id: at.project, error_id: at.error };
  const end = hold('getError', 'listErrors');
  const mine = writes.then(async () => {
    try {
      const { data } = await call('updateError', { ...path, ...sent });
      // What a later write will answer is shown already.
      if (writes === mine) change('getError', path, () => data);
    } catch (failure) {
      onFailure();
      if (back !== null) show(at, back.shown);
      sayFailed('Nothing was changed.', failure);
      // What is shown again may have gone out of a list, or is of before what was changed since.
      invalidate('getError', 'listErrors');
    }
    invalidate('countErrors');
    // Rows that went out of a list do not come back by themselves.
    if (back === null || sent.status === 'unresolved') invalidate('listErrors');
    end();
  });
  writes = mine;
}

/** Shows a change everywhere before the server has answered: on the page, and in the lists that are kept. */
function show({ project, error }: ErrorAt, shown: Change['shown']): void {
  change('getError', { id: project, error_id: error }, (data) => ({ ...data, ...shown }));
  for (const { sent } of allKept('listErrors'))
    if (sent.id === project)
      change('listErrors', sent, (rows) =>
        rows.flatMap((row) => {
          if (String(row.id) !== error) return [row];
          const next = { ...row, ...shown };
          const isListed = sent.status === 'all' || (sent.status ?? 'unresolved') === next.status;
          return isListed ? [next] : [];
        }),
      );
}
