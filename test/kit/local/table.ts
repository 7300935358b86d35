import type { Table } from '../../../local/assembly/types.ts';

/** A table with a sparse index, a stream and a time to live, as the template would describe it. */
export function tableOf(name: string): Table {
  const arn = `arn:aws:dynamodb:eu-local-1:000000000000:table/${name}`;
  return {
    id: name,
    name,
    arn,
    streamArn: `${arn}/stream/local`,
    create: {
      TableName: name,
      AttributeDefinitions: ['pk', 'sk', 'listed'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'listed',
          KeySchema: [{ AttributeName: 'listed', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
    timeToLiveAttribute: 'expires_at',
  };
}
