import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { REGION } from '../../local/assembly/references.ts';
import { ENGINE_ACCESS_KEY } from '../../local/dynamodb/client.ts';
import type { TableAccess } from './target.ts';

/** The one table of an engine. */
export async function onlyTable(endpoint: string): Promise<TableAccess> {
  const access = { endpoint, accessKeyId: ENGINE_ACCESS_KEY, secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: access });
  const { TableNames } = await client.send(new ListTablesCommand());
  client.destroy();
  return { ...access, name: TableNames![0]! };
}
