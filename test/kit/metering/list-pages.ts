import { marshall } from '@aws-sdk/util-dynamodb';
import { withEvents } from '../../../shared/domain/error/with-events.ts';
import { storedErrorOf } from '../../../shared/store/stored-error.ts';
import { keyOfError } from '../../../shared/store/table/item-keys.ts';
import type { MeteredTable } from './metered-table.ts';
import { makeSource, newEvent, summaryOf, type MeteredProject } from './sent-events.ts';

/** What a page of a project's errors costs to read, by how many errors there are. */
export interface PageCost {
  errors: number;
  /** Of an unfiltered page of 20 in each order, and of all statuses; and of a search that finds nothing. */
  readUnits: Record<string, number>;
}

const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'by last seen': {},
  'by first seen': { sort: 'first_seen' },
  'by frequency': { sort: 'frequency' },
  'all statuses': { status: 'all' },
  'page of 100': { per_page: '100' },
  'search in vain': { search_term: 'nothing is called that' },
};

const MAX_BATCH_ITEMS = 25;
const SIDE_BY_SIDE = 8;

/** Fills one project up to each of the sizes, and reads its first pages there. */
export async function measurePages(
  metered: MeteredTable,
  sizes: readonly number[],
  progress: (done: number) => void,
): Promise<PageCost[]> {
  const { table, api, cost } = metered;
  await table.reset();
  const project = (await api.call('createProject', { json: { path: 'demo' } })) as MeteredProject;
  const source = await makeSource(api, project);
  const summary = summaryOf(source, newEvent());
  const started = Date.now();
  const itemOf = (index: number): object => {
    const timestamp = new Date(started - 1000 * index).toISOString();
    const event = { ...summary, error_id: index + 1, timestamp };
    const error = withEvents(null, 'shard-1', [{ sequence: '1', value: event }], started)!.error;
    const counted = storedErrorOf({ ...error, count: 1 + (index % 1000) });
    return wired(marshall({ ...counted, ...keyOfError(project.id, error.id), revision: 1 }));
  };

  const costs: PageCost[] = [];
  let filled = 0;
  for (const size of sizes) {
    while (filled < size) {
      const batches = Array.from({ length: SIDE_BY_SIDE }, (_, batch) => {
        const first = filled + batch * MAX_BATCH_ITEMS;
        const length = Math.max(0, Math.min(MAX_BATCH_ITEMS, size - first));
        return Array.from({ length }, (_one, index) => itemOf(first + index));
      }).filter((batch) => batch.length > 0);
      await Promise.all(batches.map((items) => write(metered, items)));
      filled = Math.min(size, filled + SIDE_BY_SIDE * MAX_BATCH_ITEMS);
      progress(filled / sizes.at(-1)!);
    }
    const readUnits: Record<string, number> = {};
    for (const [name, query] of Object.entries(QUERIES)) {
      const request = { path: { id: project.id }, query };
      readUnits[name] = (await cost(() => api.call('listErrors', request))).readUnits;
    }
    costs.push({ errors: size, readUnits });
  }
  return costs;
}

/** As DynamoDB's JSON has it: bytes are base64. */
function wired(item: object): object {
  const values = Object.entries<{ B?: Uint8Array }>({ ...item }).map(([name, value]) => [
    name,
    value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
  ]);
  return Object.fromEntries(values);
}

async function write({ table }: MeteredTable, items: readonly object[]): Promise<void> {
  const RequestItems = { [table.name]: items.map((Item) => ({ PutRequest: { Item } })) };
  const { UnprocessedItems } = await table.call('BatchWriteItem', { RequestItems });
  if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the engine left some items out');
}
