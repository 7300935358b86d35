import { ACCOUNT, REGION } from '../assembly/references.ts';
import type { Action } from '../iam/policy.ts';

type Input = Record<string, unknown>;

/** Parts of TransactWriteItems; each needs the permission of the single operation. */
const TRANSACTION_PARTS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** What IAM must allow for one operation of DynamoDB, by its input. */
export function actionsOf(operation: string, input: Input): Action[] {
  switch (operation) {
    case 'TransactWriteItems':
      return transactionOf(input).map(([part, body]) => actionOn(TRANSACTION_PARTS[part] ?? part, body));
    case 'TransactGetItems':
      return transactionOf(input).map(([, body]) => actionOn('GetItem', body));
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(input['RequestItems'] ?? {}).map((TableName) => actionOn(operation, { TableName }));
    default:
      return [actionOn(operation, input)];
  }
}

function transactionOf(input: Input): [part: string, body: Input][] {
  return ((input['TransactItems'] ?? []) as Record<string, Input>[]).flatMap((item) => Object.entries(item));
}

function actionOn(operation: string, { TableName, IndexName, StreamArn }: Input): Action {
  const action = `dynamodb:${operation}`;
  if (typeof StreamArn === 'string') return { action, resource: StreamArn };
  if (typeof TableName !== 'string') return { action, resource: '*' };
  // Every operation takes a table's ARN for its name as well.
  const table = TableName.startsWith('arn:') ? TableName : `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${TableName}`;
  return { action, resource: typeof IndexName === 'string' ? `${table}/index/${IndexName}` : table };
}
