import { apiErrorFrom, type ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { changeAll, hold, invalidate } from '../api/resources.ts';
import { sayFailed } from '../toasts/say-failed.ts';
import { toasts } from '../toasts/toasts.ts';
import type { Status } from './error-view.ts';
import { changeSentence, recounted, refusedSentence, stepsTo, withStatuses, type WithStatus } from './status-change.ts';

/**
 * Gives errors a status, at once for who looks at them, and offers to take it back. What fails is said and put back.
 * @returns the ids of those that are not there any more.
 */
export async function setStatuses(
  project: string,
  errors: readonly WithStatus[],
  status: Status,
): Promise<readonly number[]> {
  const before = errors.filter((error) => error.status !== status).map(({ id, status: had }) => ({ id, status: had }));
  if (before.length === 0) return [];
  const { done, gone, error } = await write(
    project,
    before,
    before.map(({ id }) => ({ id, status })),
  );
  const undone = before.filter(({ id }) => done.includes(id));
  const undo = (): void => void takeBack(project, status, undone);
  if (error === null) toasts.add(changeSentence(status, done.length, gone.length), done.length > 0 ? { undo } : {});
  else
    toasts.add(refusedSentence(status, { done: done.length, wanted: before.length }, error.message), { tone: 'bad' });
  return gone;
}

/** Gives each error the status that it had. */
async function takeBack(project: string, from: Status, had: readonly WithStatus[]): Promise<void> {
  const before = had.map(({ id }) => ({ id, status: from }));
  const { error } = await write(project, before, had);
  if (error !== null) sayFailed('Not everything was taken back.', error);
}

interface Written {
  done: number[];
  /** Those that were deleted meanwhile. */
  gone: number[];
  error: ApiError | null;
}

async function write(project: string, before: readonly WithStatus[], after: readonly WithStatus[]): Promise<Written> {
  const end = hold('listErrors', 'countErrors');
  show(before, after);
  const written: Written = { done: [], gone: [], error: null };
  try {
    for (const { status, ids } of stepsTo(after)) {
      const { data } = await call('updateErrors', { id: project, error_ids: ids, status });
      const changed = new Set(data.map(({ id }) => id));
      for (const id of ids) written[changed.has(id) ? 'done' : 'gone'].push(id);
    }
  } catch (failure) {
    written.error = apiErrorFrom(failure);
    const isLeft = ({ id }: WithStatus): boolean => !written.done.includes(id);
    show(after.filter(isLeft), before.filter(isLeft));
  }
  end();
  invalidate('listErrors', 'countErrors', 'getErrorFacets', 'getError', 'listProjectSummaries');
  return written;
}

/** Changes what is on the screen; the server's own follows. */
function show(before: readonly WithStatus[], after: readonly WithStatus[]): void {
  changeAll('listErrors', (rows) => withStatuses(rows, after));
  changeAll('countErrors', (counts) => recounted(counts, before, after));
}
