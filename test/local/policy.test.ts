import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../local/assembly/types.ts';
import { actionsOf } from '../../local/dynamodb/operations.ts';
import { isAllowed } from '../../local/iam/policy.ts';

const ARN = 'arn:aws:dynamodb:eu-local-1:000000000000:table/Items';

describe('a policy', () => {
  const statements: PolicyStatement[] = [
    { effect: 'Allow', actions: ['dynamodb:Get*', 'dynamodb:PutItem'], resources: [ARN, `${ARN}/index/*`] },
    { effect: 'Deny', actions: ['dynamodb:GetSecret'], resources: ['*'] },
  ];

  it.each([
    ['dynamodb:GetItem', ARN, true],
    ['DynamoDB:putitem', ARN, true],
    ['dynamodb:GetItem', `${ARN}/index/a`, true],
    ['dynamodb:GetItem', `${ARN}2`, false],
    ['dynamodb:PutItems', ARN, false],
    ['dynamodb:DeleteItem', ARN, false],
    ['dynamodb:GetSecret', ARN, false],
  ])('decides on %s of %s: %s', (action, resource, expected) => {
    expect(isAllowed(statements, { action, resource })).toBe(expected);
  });
});

describe('an operation', () => {
  const TableName = 'Items';

  it.each([
    ['GetItem', { TableName }, [`GetItem ${ARN}`]],
    ['GetItem', { TableName: ARN }, [`GetItem ${ARN}`]],
    ['Query', { TableName, IndexName: 'i' }, [`Query ${ARN}/index/i`]],
    ['ListTables', {}, ['ListTables *']],
    ['BatchWriteItem', { RequestItems: { Items: [] } }, [`BatchWriteItem ${ARN}`]],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName } }] }, [`GetItem ${ARN}`]],
    [
      'TransactWriteItems',
      { TransactItems: ['Put', 'Update', 'Delete', 'ConditionCheck'].map((part) => ({ [part]: { TableName } })) },
      ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map((action) => `${action} ${ARN}`),
    ],
  ])('%s with %j needs %j', (operation, input, expected) => {
    const needed = actionsOf(operation, input).map(({ action, resource }) => `${action} ${resource}`);
    expect(needed).toEqual(expected.map((action) => `dynamodb:${action}`));
  });
});
