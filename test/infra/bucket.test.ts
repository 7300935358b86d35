import { describe, expect, it } from 'vitest';
import { GRANTS, type FunctionName } from '../../infra/grants.ts';
import { loadAssembly } from '../../local/assembly/load.ts';
import { OBJECT_KINDS, type ObjectKind } from '../../shared/s3/keys.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { PAGES } from '../../shared/api/pages.ts';
import { JOBS } from '../../shared/api/jobs.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { functionOf, stackOf, templateOf, type Properties } from './synthesis.ts';

const template = templateOf('acme');
const bucket = template.one('AWS::S3::Bucket');
const passing = templateOf('preview', { removalPolicy: 'destroy', deletionProtection: false });

describe('the bucket', () => {
  it('is private, encrypted, without versions and without a name of ours', () => {
    expect(bucket.properties).toEqual({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LifecycleConfiguration: {
        Rules: [
          { Id: 'Chunks', Prefix: 'chunks/', ExpirationInDays: 1, Status: 'Enabled' },
          { Id: 'UnfinishedUploads', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
        ],
      },
    });
  });

  it('takes nothing that is not encrypted on its way, and its policy allows nobody anything', () => {
    const { Bucket, PolicyDocument } = template.one('AWS::S3::BucketPolicy').properties;
    expect(template.at(Bucket)).toBe(bucket);
    expect(PolicyDocument.Statement).toEqual([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: [
          { 'Fn::GetAtt': [bucket.id, 'Arn'] },
          { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket.id, 'Arn'] }, '/*']] },
        ],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('is kept as the table is, and goes with the stack, emptied before, when the tenant says so', () => {
    expect(bucket.deletionPolicy).toBe('Retain');
    expect(template.of('Custom::S3AutoDeleteObjects')).toEqual([]);
    expect(passing.one('AWS::S3::Bucket').deletionPolicy).toBe('Delete');
    const emptying = passing.one('Custom::S3AutoDeleteObjects');
    expect(passing.at(emptying.properties['BucketName'])).toBe(passing.one('AWS::S3::Bucket'));
  });
});

it('the stack is one that the local runner serves, with what empties the bucket or without', () => {
  for (const options of [{}, { removalPolicy: 'destroy', deletionProtection: false }]) {
    const { directory } = stackOf('acme', options).app.synth();
    const { buckets, functions } = loadAssembly(directory);
    expect(buckets).toMatchObject([{ expirations: [{ prefix: 'chunks/', days: 1 }] }]);
    expect(functions).toHaveLength(rows.length);
  }
});

const rows = Object.entries({ ...ENDPOINTS, ...PAGES, ...CONSUMERS, ...JOBS }) as [
  FunctionName,
  { function: string },
][];

describe('the roles', () => {
  it.each(rows)('%s may do to objects what its grant says, and is told the bucket only then', (name, row) => {
    const lambda = functionOf(template, row.function);
    const policies = template.at(lambda.properties['Role']).properties['Policies'] as Properties[];
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Properties[]);
    const granted = statements
      .filter(({ Action }) => [Action].flat().some((one: string) => one.startsWith('s3:')))
      // CDK puts those of the same actions together.
      .flatMap(({ Action, Resource, ...rest }) =>
        [Resource].flat().map((one: unknown) => ({
          ...rest,
          Action: Array.isArray(Action)
            ? (Action as string[]).toSorted((a, b) => a.localeCompare(b))
            : (Action as unknown),
          Resource: one,
        })),
      );
    const objects = Object.entries(GRANTS[name].objects ?? {}) as [ObjectKind, readonly string[]][];
    const expected = objects.map(([kind, actions]) => ({
      Effect: 'Allow',
      Action: actions.length === 1 ? `s3:${actions[0]}` : actions.map((action) => `s3:${action}`).toSorted(),
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket.id, 'Arn'] }, `/${OBJECT_KINDS[kind]}*`]] },
    }));
    expect(granted).toEqual(expected);
    const told = lambda.properties['Environment'].Variables.GLET_BUCKET as unknown;
    expect(told).toEqual(objects.length === 0 ? undefined : { Ref: bucket.id });
  });

  it('only what takes chunks may write them', () => {
    const writing = rows.filter(([name]) => GRANTS[name].objects?.chunk?.includes('PutObject'));
    expect(writing.map(([name]) => name)).toEqual(['uploadChunks']);
  });
});
