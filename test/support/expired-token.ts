import { createHash, randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { REGION } from '../../local/assembly/references.ts';
import { keys } from '../../shared/store/schema.ts';
import { day } from './dates.ts';
import { newToken, type IssuedToken, type Project } from './projects.ts';
import { target, type TableAccess } from './target.ts';

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The API makes no token that is expired already, so the table is told: a copy of a good one, with yesterday's date. */
export async function expiredToken(project: Project, attributes: Record<string, unknown> = {}): Promise<IssuedToken> {
  const good = await newToken(project, attributes);
  const { db, name } = open(target.table!);
  const { Item } = await db.send(new GetCommand({ TableName: name, Key: keys.token(digestOf(good.token)) }));
  const token = `glpat-${randomBytes(24).toString('base64url')}`;
  const digest = digestOf(token);
  await db.send(
    new PutCommand({ TableName: name, Item: { ...Item, ...keys.token(digest), digest, expiry_date: day(-1) } }),
  );
  db.destroy();
  return { id: good.id, token };
}

function open({ endpoint, name, accessKeyId, secretAccessKey }: TableAccess): {
  db: DynamoDBDocumentClient;
  name: string;
} {
  const credentials = { accessKeyId, secretAccessKey };
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials });
  return { db: DynamoDBDocumentClient.from(client), name };
}
