import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDynamodbClient, type CallDynamodb } from '../../../local/dynamodb/client.ts';
import { startEngine } from '../../../local/dynamodb/engine.ts';
import { digestOf, newSecret } from '../../../shared/domain/access-token.ts';
import { keyOfToken } from '../../../shared/store/table/item-keys.ts';
import { createTableInput } from '../create-table.ts';
import { SCRATCH } from '../scratch.ts';

const TABLE_NAME = 'metered';

/** An embedded engine with the tenant's table in it, and nothing in the table but an admin token. */
export interface EngineTable {
  endpoint: string;
  name: string;
  adminToken: string;
  /** The engine itself, past whatever counts its calls. */
  call: CallDynamodb;
  /** Back to the beginning. */
  reset: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts an engine and fills its table. Takes its directory away when it stops. */
export async function startTable(): Promise<EngineTable> {
  const directory = mkdtempSync(join(SCRATCH, 'glet-metered-'));
  const engine = await startEngine({ file: join(directory, 'table.sqlite') });
  const call = createDynamodbClient(engine.endpoint);
  const adminToken = newSecret();
  const digest = digestOf(adminToken);
  const { pk, sk } = keyOfToken(digest);

  async function fill(): Promise<void> {
    await call('CreateTable', createTableInput(TABLE_NAME));
    await call('PutItem', {
      TableName: TABLE_NAME,
      Item: {
        pk: { S: pk },
        sk: { S: sk },
        kind: { S: 'admin' },
        id: { N: '1' },
        name: { S: 'metered' },
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
