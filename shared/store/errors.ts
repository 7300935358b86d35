import { paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ErrorOrder } from '../domain/error/error-query.ts';
import { isLive, type ErrorStatus, type TrackedError } from '../domain/error/tracked-error.ts';
import { mergeLists, type ErrorPosition, type ErrorPositions } from './merge-lists.ts';
import { isKept, readItem, readItems } from './table/read.ts';
import { errorIdOf, ERRORS_INDEXES, ERRORS_PARTITION, errorsPartition, keys, type Key } from './table/keys.ts';
import { revise, type Revised } from './table/revise.ts';
import type { Store } from './table/store.ts';

/** Reads an error; `null` for one that is not there, was deleted, or has outlived its last event. */
export async function read(store: Store, projectId: number, id: number, now: Date): Promise<TrackedError | null> {
  const error = await readItem<TrackedError>(store, keys.error(projectId, id));
  return isShown(error, now) ? error : null;
}

/** Tells whether an error has events, expired or not. */
export async function isCounted(store: Store, projectId: number, id: number): Promise<boolean> {
  return isLive(await readItem<TrackedError>(store, keys.error(projectId, id)));
}

/** Reads up to when (milliseconds since 1970) the events of an error were deleted with it; 0 if it never was. */
export async function readDeletedBefore(store: Store, projectId: number, id: number): Promise<number> {
  return (await readItem<TrackedError>(store, keys.error(projectId, id)))?.deleted_before ?? 0;
}

/** An error of a list, and where its successor is found. */
export interface ListedError {
  error: TrackedError;
  after: ErrorPositions;
}

/**
 * Lists a page of a project's errors with one of the statuses, highest first: at most `limit` of each status are looked
 * at, and those that the page shows are read. Costs the same however many errors the project has. `next` is where to go
 * on, `null` at the end; a page may be short of `limit` (even empty) before that, for what is expired is left out.
 */
export async function list(
  store: Store,
  projectId: number,
  statuses: readonly ErrorStatus[],
  { order, after, limit, now }: { order: ErrorOrder; after: ErrorPositions; limit: number; now: Date },
): Promise<{ errors: ListedError[]; next: ErrorPositions | null }> {
  const lists = await Promise.all(
    statuses.map(async (status) => ({
      status,
      found: await listKeys(store, projectId, status, order, after[status] ?? null, limit),
    })),
  );
  const page = mergeLists(lists, after, limit);
  // An index lags: an error whose status was just changed may be in two lists.
  const wanted = [...new Set(page.map(({ id }) => id))];
  const items = await readItems<TrackedError>(
    store,
    wanted.map((id) => keys.error(projectId, id)),
  );
  const shown = new Map(items.filter((error) => isShown(error, now)).map((error) => [error.id, error]));
  const errors = page.flatMap(({ id, status, after: position }) => {
    const error = shown.get(id);
    return error?.status === status ? [{ error, after: position }] : [];
  });
  return { errors, next: page.length === limit ? page.at(-1)!.after : null };
}

/** The keys alone, from the index, highest first. */
async function listKeys(
  store: Store,
  projectId: number,
  status: ErrorStatus,
  order: ErrorOrder,
  after: ErrorPosition | null,
  limit: number,
): Promise<ErrorPosition[]> {
  const { name, sortKey } = ERRORS_INDEXES[order];
  const partition = errorsPartition(projectId, status);
  const { Items } = await store.db.send(
    new QueryCommand({
      TableName: store.table,
      IndexName: name,
      KeyConditionExpression: '#list = :list',
      ExpressionAttributeNames: { '#list': ERRORS_PARTITION },
      ExpressionAttributeValues: { ':list': partition },
      ScanIndexForward: false,
      Limit: limit,
      // The item may have moved since: a key that is not there says where it would be.
      ...(after
        ? {
            ExclusiveStartKey: {
              [ERRORS_PARTITION]: partition,
              [sortKey]: after.value,
              ...keys.error(projectId, after.id),
            },
          }
        : {}),
    }),
  );
  return (Items ?? []).map((item) => ({
    value: item[sortKey] as string | number,
    id: errorIdOf(projectId, item as Key),
  }));
}

/** Lists the ids of all errors of a project with a status, page by page, from an index. */
export async function* ids(store: Store, projectId: number, status: ErrorStatus): AsyncGenerator<number[]> {
  const query = {
    TableName: store.table,
    IndexName: ERRORS_INDEXES.last_seen.name,
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: { '#list': ERRORS_PARTITION },
    ExpressionAttributeValues: { ':list': errorsPartition(projectId, status) },
  };
  for await (const page of paginateQuery({ client: store.db }, query))
    yield (page.Items ?? []).map((item) => errorIdOf(projectId, item as Key));
}

/**
 * Changes an error by a step, and with it its place in the indexes, because what is deleted is in none. @throws
 * Conflict
 */
export function change(
  store: Store,
  projectId: number,
  id: number,
  step: (current: Revised<TrackedError> | null) => TrackedError | null | Promise<TrackedError | null>,
): Promise<TrackedError | null> {
  return revise<TrackedError & { [ERRORS_PARTITION]?: string }>(store, keys.error(projectId, id), async (current) => {
    const next = await step(current);
    if (next === null) return null;
    const { [ERRORS_PARTITION]: _before, ...error } = next as TrackedError & { [ERRORS_PARTITION]?: string };
    return isLive(error) ? { ...error, [ERRORS_PARTITION]: errorsPartition(projectId, error.status) } : error;
  });
}

/**
 * Changes an error that is shown, by a pure step (`revise`), over whatever the consumer does to it at the same time.
 */
export async function update(
  store: Store,
  projectId: number,
  id: number,
  now: Date,
  step: (error: TrackedError) => TrackedError,
): Promise<{ outcome: 'changed'; error: TrackedError } | { outcome: 'not-found' }> {
  const changed = await change(store, projectId, id, (current) => (isShown(current, now) ? step(current) : null));
  return changed === null ? { outcome: 'not-found' } : { outcome: 'changed', error: changed };
}

function isShown(error: TrackedError | null, now: Date): error is TrackedError {
  return isLive(error) && isKept(error, now);
}
