import { describe, expect, it } from 'vitest';
import { templateOf } from './synthesis.ts';

const careful = templateOf('acme').one('AWS::DynamoDB::Table');
const passing = templateOf('preview', {
  removalPolicy: 'destroy',
  deletionProtection: false,
  pointInTimeRecovery: false,
  tableClass: 'STANDARD_INFREQUENT_ACCESS',
}).one('AWS::DynamoDB::Table');

/** Keys alone: what a list shows is read from the table. */
const errorsIndex = (name: string, sortKey: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: 'error_list', KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'KEYS_ONLY' },
});

describe('the table', () => {
  it('has the keys and the indexes of the schema, and is paid by request', () => {
    expect(careful.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'projects',
          KeySchema: [
            { AttributeName: 'listed', KeyType: 'HASH' },
            { AttributeName: 'id', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        errorsIndex('errors_by_last_seen', 'last_seen'),
        errorsIndex('errors_by_first_seen', 'first_seen'),
        errorsIndex('errors_by_frequency', 'frequency'),
      ],
    });
    expect(careful.properties['AttributeDefinitions']).toEqual(
      expect.arrayContaining([
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'listed', AttributeType: 'S' },
        { AttributeName: 'id', AttributeType: 'N' },
        { AttributeName: 'error_list', AttributeType: 'S' },
        { AttributeName: 'last_seen', AttributeType: 'S' },
        { AttributeName: 'first_seen', AttributeType: 'S' },
        { AttributeName: 'frequency', AttributeType: 'N' },
      ]),
    );
  });

  it('expires what is past its time and streams each change, before and after', () => {
    expect(careful.properties).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  it('is kept, protected and recoverable unless the tenant says otherwise', () => {
    expect(careful.deletionPolicy).toBe('Retain');
    expect(careful.properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TableClass: 'STANDARD',
    });
  });

  it('goes with the stack when the tenant says so', () => {
    expect(passing.deletionPolicy).toBe('Delete');
    expect(passing.properties).toMatchObject({
      DeletionProtectionEnabled: false,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
    });
  });

  it('has no name of ours, so that one that was kept does not stand in the way of the next stack', () => {
    expect(careful.properties['TableName']).toBeUndefined();
  });
});
