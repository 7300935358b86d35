import type { Bucket } from './types.ts';
import { physicalName } from './references.ts';
import type { Resolve } from './resolver.ts';
import { expectKeys, expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';

/** Safety and cost: nothing that a local bucket could do otherwise, for only functions of the stack reach it. */
const WITHOUT_EFFECT = ['BucketEncryption', 'OwnershipControls', 'PublicAccessBlockConfiguration', 'Tags'];
const RULE = ['AbortIncompleteMultipartUpload', 'ExpirationInDays', 'Id', 'Prefix', 'Status'];

interface LifecycleRule {
  ExpirationInDays?: number;
  Prefix?: string;
  Status: string;
}

/** The stack's buckets, with what their lifecycle removes. */
export function readBuckets(stack: Stack, resolve: Resolve): Bucket[] {
  for (const [id, { Properties = {} }] of resourcesOf(stack.template, 'AWS::S3::BucketPolicy'))
    expectOnlyDenials(id, resolve(id, 'PolicyDocument', Properties['PolicyDocument']));
  return resourcesOf(stack.template, 'AWS::S3::Bucket').map(([id, resource]) => {
    expectOnly(id, resource, ['BucketName', 'LifecycleConfiguration', ...WITHOUT_EFFECT]);
    const lifecycle = resolve(id, 'LifecycleConfiguration', resource.Properties?.['LifecycleConfiguration']);
    const { Rules = [] } = (lifecycle ?? {}) as { Rules?: LifecycleRule[] };
    for (const rule of Rules) expectKeys(id, 'LifecycleConfiguration', rule, RULE);
    return {
      id,
      name: physicalName(stack.name, id, resource),
      arn: resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string,
      expirations: Rules.filter(({ Status }) => Status === 'Enabled').flatMap(
        ({ ExpirationInDays: days, Prefix: prefix = '' }) => (days === undefined ? [] : [{ prefix, days }]),
      ),
    };
  });
}

/** What keeps connections without TLS out, and what empties the bucket when the stack is deleted. */
const HARMLESS = ['aws:SecureTransport', 's3:TlsVersion'];
const EMPTYING = ['s3:DeleteObject*', 's3:GetBucket*', 's3:List*', 's3:PutBucketPolicy'];

/** @throws Error for a statement that could make a difference here: roles alone say what functions may. */
function expectOnlyDenials(id: string, document: unknown): void {
  const { Statement } = document as { Statement: { Effect: string; Action: string | string[]; Condition?: object }[] };
  for (const { Effect, Action, Condition = {} } of Statement) {
    const keys = Object.values(Condition).flatMap((test: object) => Object.keys(test));
    const isAboutTransport = Effect === 'Deny' && keys.length > 0 && keys.every((key) => HARMLESS.includes(key));
    const isEmptying = Effect === 'Allow' && [Action].flat().every((action) => EMPTYING.includes(action));
    if (!isAboutTransport && !isEmptying) throw unsupported(id, 'PolicyDocument', 'has a statement not evaluated here');
  }
}
