import { ERRORS_INDEXES, ERRORS_PARTITION, PROJECTS_INDEX, TABLE } from '../../shared/store/table/keys.ts';

const ERROR_LISTS = Object.values(ERRORS_INDEXES);

type KeyNames = Readonly<{ partitionKey: string; sortKey: string }>;
const keySchema = ({ partitionKey, sortKey }: KeyNames) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

/** Builds the input of CreateTable for a tenant's table, without stream and expiry, because no engine is asked for them. */
export function createTableInput(name: string) {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [
      { AttributeName: TABLE.partitionKey, AttributeType: 'S' as const },
      { AttributeName: TABLE.sortKey, AttributeType: 'S' as const },
      { AttributeName: PROJECTS_INDEX.partitionKey, AttributeType: 'S' as const },
      { AttributeName: PROJECTS_INDEX.sortKey, AttributeType: 'N' as const },
      { AttributeName: ERRORS_PARTITION, AttributeType: 'S' as const },
      ...ERROR_LISTS.map(({ sortKey, type }) => ({ AttributeName: sortKey, AttributeType: type })),
    ],
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: [
      {
        IndexName: PROJECTS_INDEX.name,
        KeySchema: keySchema(PROJECTS_INDEX),
        Projection: { ProjectionType: 'ALL' as const },
      },
      ...ERROR_LISTS.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'KEYS_ONLY' as const },
      })),
    ],
  };
}
