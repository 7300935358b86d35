import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDynamodbClient, type CallDynamodb } from '../../local/dynamodb/client.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { digestOf, newSecret } from '../../shared/domain/access-token.ts';
import { ERRORS_INDEXES, ERRORS_PARTITION, keys, PROJECTS_INDEX, TABLE } from '../../shared/store/table/keys.ts';

const TABLE_NAME = 'bench';

/** An embedded engine with the tenant's table in it, and nothing in the table but an admin token. */
export interface BenchTable {
  endpoint: string;
  name: string;
  adminToken: string;
  /** The engine itself, past whatever counts its calls. */
  call: CallDynamodb;
  /** Back to the beginning. */
  reset: () => Promise<void>;
  stop: () => Promise<void>;
}

const ERROR_LISTS = Object.values(ERRORS_INDEXES);

const CREATE = {
  TableName: TABLE_NAME,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: TABLE.partitionKey, AttributeType: 'S' },
    { AttributeName: TABLE.sortKey, AttributeType: 'S' },
    { AttributeName: PROJECTS_INDEX.partitionKey, AttributeType: 'S' },
    { AttributeName: PROJECTS_INDEX.sortKey, AttributeType: 'N' },
    { AttributeName: ERRORS_PARTITION, AttributeType: 'S' },
    ...ERROR_LISTS.map(({ sortKey, type }) => ({ AttributeName: sortKey, AttributeType: type })),
  ],
  KeySchema: [
    { AttributeName: TABLE.partitionKey, KeyType: 'HASH' },
    { AttributeName: TABLE.sortKey, KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: PROJECTS_INDEX.name,
      KeySchema: [
        { AttributeName: PROJECTS_INDEX.partitionKey, KeyType: 'HASH' },
        { AttributeName: PROJECTS_INDEX.sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    ...ERROR_LISTS.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  ],
};

export async function startTable(): Promise<BenchTable> {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bench-'));
  const engine = await startEngine({ file: join(directory, 'table.sqlite') });
  const call = createDynamodbClient(engine.endpoint);
  const adminToken = newSecret();
  const digest = digestOf(adminToken);
  const { pk, sk } = keys.token(digest);

  async function fill(): Promise<void> {
    await call('CreateTable', CREATE);
    await call('PutItem', {
      TableName: TABLE_NAME,
      Item: {
        pk: { S: pk },
        sk: { S: sk },
        kind: { S: 'admin' },
        id: { N: '1' },
        name: { S: 'bench' },
        created_at: { S: new Date().toISOString() },
        revoked: { BOOL: false },
        digest: { S: digest },
      },
    });
  }

  await fill();
  return {
    endpoint: engine.endpoint,
    name: TABLE_NAME,
    adminToken,
    call,
    async reset() {
      await call('DeleteTable', { TableName: TABLE_NAME });
      await fill();
    },
    async stop() {
      await engine.stop();
      rmSync(directory, { recursive: true });
    },
  };
}
