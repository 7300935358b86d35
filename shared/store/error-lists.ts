import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { ErrorOrder } from '../domain/error/error-query.ts';
import type { ErrorStatus, TrackedError } from '../domain/error/tracked-error.ts';
import { isShown } from './errors.ts';
import { errorOf, type StoredError } from './stored-error.ts';
import { mergeLists, type ErrorPosition, type ErrorPositions } from './merge-lists.ts';
import { keyOfError } from './table/item-keys.ts';
import { errorIdOf, ERRORS_INDEXES, ERRORS_PARTITION, errorsPartition, type Key } from './table/keys.ts';
import { pagesOf } from './table/pages.ts';
import { readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

/** An error of a list, and where its successor is found. */
export interface ListedError {
  error: TrackedError;
  after: ErrorPositions;
}

/** The earliest and the latest time of a list that is ordered by one, both included; ISO 8601 UTC with milliseconds. */
export interface TimeRange {
  from: string;
  to: string;
}

/** The part of a list that is wanted: at most `limit` errors after those that were shown. */
export interface WantedErrors {
  order: ErrorOrder;
  range?: TimeRange | null;
  after: ErrorPositions;
  limit: number;
  now: Date;
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
  wanted: WantedErrors,
): Promise<{ errors: ListedError[]; next: ErrorPositions | null }> {
  const lists = await Promise.all(
    statuses.map(async (status) => ({ status, found: await listKeys(store, projectId, status, wanted) })),
  );
  const page = mergeLists(lists, wanted.after, wanted.limit);
  // An index lags: an error whose status was just changed may be in two lists.
  const wantedIds = [...new Set(page.map(({ id }) => id))];
  const items = await readItems<StoredError>(
    store,
    wantedIds.map((id) => keyOfError(projectId, id)),
  );
  const shown = new Map(
    items
      .map(errorOf)
      .filter((error) => isShown(error, wanted.now))
      .map((error) => [error.id, error]),
  );
  const errors = page.flatMap(({ id, status, after }) => {
    const error = shown.get(id);
    return error?.status === status ? [{ error, after }] : [];
  });
  return { errors, next: page.length === wanted.limit ? page.at(-1)!.after : null };
}

/** The keys alone, from the index, highest first. */
async function listKeys(
  store: Store,
  projectId: number,
  status: ErrorStatus,
  { order, range = null, after, limit }: WantedErrors,
): Promise<ErrorPosition[]> {
  const { sortKey } = ERRORS_INDEXES[order];
  const from = after[status];
  const { Items } = await store.db.send(
    new QueryCommand({
      ...withStatus(store, projectId, status, order, range),
      ScanIndexForward: false,
      Limit: limit,
      // The item may have moved since: a key that is not there says where it would be.
      ...(from && {
        ExclusiveStartKey: {
          [ERRORS_PARTITION]: errorsPartition(projectId, status),
          [sortKey]: from.value,
          ...keyOfError(projectId, from.id),
        },
      }),
    }),
  );
  return (Items ?? []).map((item) => ({
    value: item[sortKey] as string | number,
    id: errorIdOf(projectId, item as Key),
  }));
}

/** Counts a project's errors with a status, up to a bound: one more than it stands for all that are beyond. */
export async function count(store: Store, projectId: number, status: ErrorStatus, bound: number): Promise<number> {
  const query = withStatus(store, projectId, status, 'last_seen', null);
  const { Count = 0 } = await store.db.send(new QueryCommand({ ...query, Select: 'COUNT', Limit: bound + 1 }));
  return Count;
}

/** Lists the ids of all errors of a project with a status, page by page, from an index. */
export async function* ids(store: Store, projectId: number, status: ErrorStatus): AsyncGenerator<number[]> {
  const query = withStatus(store, projectId, status, 'last_seen', null);
  for await (const page of pagesOf<Key>(store, query)) yield page.map((item) => errorIdOf(projectId, item));
}

/** The query for the errors of a project with a status in an index, those of a range of its sort key or all. */
function withStatus(
  store: Store,
  projectId: number,
  status: ErrorStatus,
  order: ErrorOrder,
  range: TimeRange | null,
): QueryCommandInput {
  const { name, sortKey } = ERRORS_INDEXES[order];
  return {
    TableName: store.table,
    IndexName: name,
    KeyConditionExpression: range === null ? '#list = :list' : '#list = :list AND #time BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#list': ERRORS_PARTITION, ...(range && { '#time': sortKey }) },
    ExpressionAttributeValues: {
      ':list': errorsPartition(projectId, status),
      ...(range && { ':from': range.from, ':to': range.to }),
    },
  };
}
