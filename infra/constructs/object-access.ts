import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { OBJECT_KINDS, type ObjectKind } from '../../shared/s3/keys.ts';
import type { Grant } from '../grant.ts';
import { acknowledge } from './acknowledge.ts';

/** What a function with such a grant has more than others: the bucket's name, and the actions on objects of those kinds. */
export function objectAccess(
  scope: Construct,
  bucket: Bucket,
  { objects = {} }: Grant,
): { environment: Record<string, string>; policies: Record<string, PolicyDocument> } {
  const statements = Object.entries(objects).map(
    ([kind, actions]) =>
      new PolicyStatement({
        actions: actions.map((action) => `s3:${action}`),
        resources: [bucket.arnForObjects(`${OBJECT_KINDS[kind as ObjectKind]}*`)],
      }),
  );
  const bucketId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  for (const kind of Object.keys(objects)) {
    const finding = `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${OBJECT_KINDS[kind as ObjectKind]}*]` as const;
    acknowledge(scope, {
      [finding]: 'Keys are made of digests, which nobody knows before: a kind of objects is what can be named.',
    });
  }
  if (statements.length === 0) return { environment: {}, policies: {} };
  return {
    environment: { GLET_BUCKET: bucket.bucketName },
    policies: { Objects: new PolicyDocument({ statements }) },
  };
}
