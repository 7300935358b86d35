import { isDeepStrictEqual } from 'node:util';
import type { SecondaryIndex, Table } from '../assembly/types.ts';
import type { CallDynamodb } from './client.ts';

/**
 * Creates the stack's tables where they are missing. May run any number of times.
 * @throws Error with a sentence when a table of that name is there with other keys, indexes or stream: a deployment could
 * change some of that, a local table is quicker made anew.
 */
export async function ensureTables(call: CallDynamodb, tables: readonly Table[]): Promise<void> {
  await Promise.all(tables.map(async (table) => ensureTable(call, table)));
}

async function ensureTable(call: CallDynamodb, table: Table): Promise<void> {
  const existing = await describe(call, table.name);
  if (existing === null) await call('CreateTable', table.create);
  else expectSame(table, existing);
  await ensureTimeToLive(call, table);
}

async function describe(call: CallDynamodb, name: string): Promise<Description | null> {
  try {
    return (await call('DescribeTable', { TableName: name }))['Table'] as Description;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return null;
    throw error;
  }
}

function indexes(given: SecondaryIndex[] = []): unknown[] {
  return given
    .map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }))
    .toSorted((a, b) => a.IndexName.localeCompare(b.IndexName));
}

/** What CreateTable takes and DescribeTable gives back. */
type Description = Omit<Table['create'], 'BillingMode'>;

/** Parts of a table's description that cannot be changed in place here, in a comparable form. */
function shapeOf(table: Description): Record<string, unknown> {
  return {
    'key schema': table.KeySchema,
    attributes: table.AttributeDefinitions.toSorted((a, b) => a.AttributeName.localeCompare(b.AttributeName)),
    'global secondary indexes': indexes(table.GlobalSecondaryIndexes),
    'local secondary indexes': indexes(table.LocalSecondaryIndexes),
    stream: table.StreamSpecification?.StreamViewType,
  };
}

function expectSame({ name, create }: Table, existing: Description): void {
  const wanted = shapeOf(create);
  const there = shapeOf(existing);
  const differing = Object.keys(wanted).filter((part) => !isDeepStrictEqual(wanted[part], there[part]));
  if (differing.length === 0) return;
  throw new Error(
    `The local table ${name} differs from the template's in: ${differing.join(', ')}. Remove the data directory to have ` +
      'it made anew, or choose another one with GLET_DATA_DIR.',
  );
}

async function ensureTimeToLive(call: CallDynamodb, { name, timeToLiveAttribute }: Table): Promise<void> {
  if (timeToLiveAttribute === null) return;
  const { TimeToLiveDescription } = await call('DescribeTimeToLive', { TableName: name });
  const { TimeToLiveStatus } = TimeToLiveDescription as { TimeToLiveStatus: string };
  // DynamoDB refuses to switch on what is on.
  if (TimeToLiveStatus !== 'DISABLED') return;
  await call('UpdateTimeToLive', {
    TableName: name,
    TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
  });
}
