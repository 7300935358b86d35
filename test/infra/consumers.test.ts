import { describe, expect, it } from 'vitest';
import { CONSUMERS, type Consumer } from '../../shared/api/stream.ts';
import { patternOf } from '../../infra/constructs/stream-pattern.ts';
import { functionOf, templateOf } from './synthesis.ts';

const template = templateOf('acme');
const table = template.one('AWS::DynamoDB::Table');
const queues = template.of('AWS::SQS::Queue');
const queue = queues.find(({ id }) => id.startsWith('Consumers'))!;
const mappings = template.of('AWS::Lambda::EventSourceMapping');
const rows: Consumer[] = Object.values(CONSUMERS);

describe('the consumers of the stream', () => {
  it('are those of the contract, each with one mapping', () => {
    expect(mappings).toHaveLength(rows.length);
  });

  it.each(rows)('$function gets the records that it asked for, and cannot hold up the stream', (row) => {
    const { id } = functionOf(template, row.function);
    const mapping = mappings.find(({ properties }) => template.at(properties['FunctionName']).id === id)!;
    expect(mapping.properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [table.id, 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: row.batchSize,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 21_600,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue.id, 'Arn'] } } },
    });
    const patterns = mapping.properties['FilterCriteria'].Filters.map(({ Pattern }: { Pattern: string }) => Pattern);
    expect(patterns.map((pattern: string) => JSON.parse(pattern))).toEqual(row.filters.map(patternOf));
  });

  it('know items by their sort keys', () => {
    expect(CONSUMERS.changes.filters.map(patternOf)).toEqual([
      { eventName: ['REMOVE'], dynamodb: { Keys: { sk: { S: ['PROJECT'] } } } },
      { eventName: ['MODIFY'], dynamodb: { Keys: { sk: { S: ['ERROR'] } }, NewImage: { count: { N: ['0'] } } } },
      { eventName: ['REMOVE'], dynamodb: { Keys: { sk: { S: [{ prefix: 'ARTIFACT#' }] } } } },
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { Keys: { sk: { S: ['ERROR', 'COUNTS'] } }, NewImage: { notify: { S: [{ exists: true }] } } },
      },
    ]);
    expect(CONSUMERS.countEvents.filters.map(patternOf)).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['EVENT'] } } } },
    ]);
  });

  it('ask for no more filters than a mapping takes', () => {
    for (const { filters } of rows) expect(filters.length).toBeLessThanOrEqual(5);
  });

  it('have a window, for only then does Lambda name the shard by which each record is taken once', () => {
    for (const { properties } of mappings) {
      expect(properties['TumblingWindowInSeconds']).toBe(60);
      expect(properties['ParallelizationFactor'] ?? 1).toBe(1);
    }
  });

  it.each(rows)('$function may read the stream and report what failed', (row) => {
    const role = template.at(functionOf(template, row.function).properties['Role']);
    const stream = role.properties['Policies'].find(
      ({ PolicyName }: { PolicyName: string }) => PolicyName === 'Stream',
    );
    expect(stream.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
        Resource: { 'Fn::GetAtt': [table.id, 'StreamArn'] },
      },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [queue.id, 'Arn'] } },
    ]);
  });

  it('leave what failed in an encrypted queue, as the jobs do in theirs, that is spoken to over TLS alone, for two weeks', () => {
    const policies = template.of('AWS::SQS::QueuePolicy');
    for (const { id, properties } of queues) {
      expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
      const policy = policies.find(
        (one) => JSON.stringify(one.properties['Queues']) === JSON.stringify([{ Ref: id }]),
      )!;
      expect(policy.properties['PolicyDocument'].Statement[0]).toMatchObject({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
    expect(queues).toHaveLength(2);
  });
});
