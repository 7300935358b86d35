import { describe, expect, it } from 'vitest';
import { failureIn } from '../../cli/failures.ts';

describe('a message of the failures queue', () => {
  it('is read as Lambda documents it', () => {
    // Lambda Developer Guide, "Retaining discarded records for a DynamoDB event source in Lambda".
    const body = {
      requestContext: {
        requestId: '316aa6d0-8154-4a2b-9af7-85d5f4a6bc81',
        functionArn: 'arn:aws:lambda:us-east-2:123456789012:function:myfunction:$LATEST',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 1,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: '2019-11-14T00:13:49.717Z',
      DDBStreamBatchInfo: {
        shardId: 'shardId-00000001573689847184-864758bb',
        startSequenceNumber: '800000000003126276362',
        endSequenceNumber: '800000000003126276362',
        approximateArrivalOfFirstRecord: '2019-11-14T00:13:19Z',
        approximateArrivalOfLastRecord: '2019-11-14T00:13:19Z',
        batchSize: 1,
        streamArn: 'arn:aws:dynamodb:us-east-2:123456789012:table/mytable/stream/2019-11-14T00:04:06.388',
      },
    };
    expect(failureIn(JSON.stringify(body))).toEqual({
      function: 'myfunction',
      shard: 'shardId-00000001573689847184-864758bb',
      first: '800000000003126276362',
      last: '800000000003126276362',
      streamArn: 'arn:aws:dynamodb:us-east-2:123456789012:table/mytable/stream/2019-11-14T00:04:06.388',
      since: '2019-11-14T00:13:19Z',
      size: 1,
    });
  });
});
