import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { CHUNK_DAYS, OBJECT_KINDS } from '../../shared/s3/keys.ts';
import type { Tenant } from '../tenant.ts';
import { acknowledge } from './acknowledge.ts';

/**
 * The tenant's one bucket. It has no name of our choosing, as the table has none. When it is to go with the stack, CDK
 * empties it first, with a function and a role of its own: CloudFormation deletes no bucket that holds something.
 */
export function tenantBucket(scope: Construct, { removalPolicy }: Pick<Tenant, 'removalPolicy'>): Bucket {
  const isKept = removalPolicy === 'retain';
  const bucket = new Bucket(scope, 'Bucket', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    lifecycleRules: [
      { id: 'Chunks', prefix: OBJECT_KINDS.chunk, expiration: Duration.days(CHUNK_DAYS) },
      { id: 'UnfinishedUploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    ...(!isKept && { autoDeleteObjects: true }),
  });
  acknowledge(bucket, {
    'AwsSolutions-S1':
      'Only functions of this stack reach it, and each says in its log what it did. Server access logs would need a second bucket, which only grows.',
  });
  return bucket;
}
