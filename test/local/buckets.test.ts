import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load.ts';
import type { Bucket } from '../../local/assembly/types.ts';
import { smallTemplate, writeAssembly } from '../kit/local/template.ts';

const RULE = { Id: 'Chunks', Prefix: 'chunks/', ExpirationInDays: 1, Status: 'Enabled' };
const TLS = { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

function bucketsOf(properties: object, ...Statement: object[]): Bucket[] {
  const template = smallTemplate();
  template.Resources['Bucket'] = { Type: 'AWS::S3::Bucket', Properties: { ...properties } };
  template.Resources['BucketPolicy'] = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement } },
  };
  return loadAssembly(writeAssembly(template)).buckets;
}

describe('a bucket', () => {
  it('has a name that S3 takes, and what its lifecycle removes', () => {
    const Rules = [RULE, { ...RULE, Status: 'Disabled' }, { Status: 'Enabled', AbortIncompleteMultipartUpload: {} }];
    expect(bucketsOf({ LifecycleConfiguration: { Rules }, Tags: [] }, TLS)).toEqual([
      {
        id: 'Bucket',
        name: 'small-bucket',
        arn: 'arn:aws:s3:::small-bucket',
        expirations: [{ prefix: 'chunks/', days: 1 }],
      },
    ]);
  });

  it.each<[string, object, object, string]>([
    ['versions', { VersioningConfiguration: {} }, TLS, 'VersioningConfiguration of AWS::S3::Bucket is not known'],
    [
      'another rule',
      { LifecycleConfiguration: { Rules: [{ ...RULE, Transitions: [] }] } },
      TLS,
      'LifecycleConfiguration has Transitions',
    ],
    ['a policy that allows', {}, { Effect: 'Allow', Action: 's3:GetObject' }, 'has a statement not evaluated here'],
    ['a policy that denies', {}, { Effect: 'Deny', Action: 's3:*' }, 'has a statement not evaluated here'],
  ])('with %s is refused with a sentence', (_, properties, statement, sentence) => {
    expect(() => bucketsOf(properties, statement)).toThrow(sentence);
  });
});
