import type { Table } from '../assembly/types.ts';
import type { GroupableWrite } from './group-writes.ts';

type Input = Record<string, unknown>;

/** What a PutItem and a Put of a transaction have in common. */
const PARAMETERS = [
  'TableName',
  'Item',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
];

/**
 * Tells whether a call may share a transaction with others: it puts one item into one of these tables, asks for nothing
 * that a transaction has not, and its success has nothing to tell. Updates may not: in a transaction the engine takes some
 * that it refuses alone, one of a key for instance (dynoxide 1.2.1).
 * @returns `null` when it may not.
 */
export function groupableWrite(tables: readonly Table[], operation: string, input: Input): GroupableWrite | null {
  if (operation !== 'PutItem' || Object.keys(input).some((name) => !PARAMETERS.includes(name))) return null;
  const table = tables.find(({ name }) => name === input['TableName']);
  const item = input['Item'] as Readonly<Record<string, { S?: unknown } | undefined>> | null | undefined;
  if (table === undefined || item === undefined || item === null) return null;
  // One number can be written in several ways, a text in one.
  const key = table.create.KeySchema.map(({ AttributeName }) => item[AttributeName]?.S);
  if (!key.every((value) => typeof value === 'string')) return null;
  return { part: 'Put', input, item: JSON.stringify([table.name, ...key]) };
}
