import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { createHash, randomBytes } from 'node:crypto';
import type { EndpointName } from '../../shared/api/index.ts';
import type { Handler } from '../../test/kit/metering/handlers.ts';

/**
 * The same table calls by hand, and nothing else: no roles, scopes, validation, paths, error bodies, CORS or log. What the
 * architecture costs is the difference to these. Of the store's schema only the words are copied.
 */
export function bareHandlers(table: string): Partial<Record<EndpointName, Handler>> {
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

  async function get(pk: string, sk: string): Promise<Record<string, unknown>> {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }));
    if (!Item) throw new Error(`${pk} ${sk} is missing`);
    return Item;
  }

  async function projectOf({ headers, pathParameters }: APIGatewayProxyEvent): Promise<string> {
    const digest = createHash('sha256').update(headers['PRIVATE-TOKEN']!).digest('hex');
    const token = await get(`TOKEN#${digest}`, 'TOKEN');
    if (token['revoked']) throw new Error('revoked');
    const pk = `PROJECT#${pathParameters!['id']}`;
    await get(pk, 'PROJECT');
    return pk;
  }

  return {
    async getSettings(event) {
      const { active, project_name, api_url, integrated } = await get(await projectOf(event), 'SETTINGS');
      return { statusCode: 200, body: JSON.stringify({ active, project_name, api_url, integrated }) };
    },

    async createClientKey(event) {
      const pk = await projectOf(event);
      const counter = { TableName: table, Key: { pk: 'COUNTER', sk: 'client_key' } };
      const { Attributes } = await db.send(
        new UpdateCommand({
          ...counter,
          UpdateExpression: 'ADD last_id :one',
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      const key = { id: Attributes!['last_id'] as number, active: true, public_key: randomBytes(16).toString('hex') };
      const fresh = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
      await db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              ConditionCheck: {
                TableName: table,
                Key: { pk, sk: 'PROJECT' },
                ConditionExpression: 'attribute_exists(pk)',
              },
            },
            { Put: { ...fresh, Item: { pk, sk: `CLIENT_KEY#${String(key.id).padStart(16, '0')}`, ...key } } },
            { Put: { ...fresh, Item: { pk, sk: `PUBLIC_KEY#${key.public_key}`, client_key_id: key.id } } },
          ],
        }),
      );
      return { statusCode: 201, body: JSON.stringify(key) };
    },
  };
}
