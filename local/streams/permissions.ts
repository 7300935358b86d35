import type { EventSource, LambdaFunction } from '../assembly/types.ts';
import { isAllowed } from '../iam/policy.ts';

/**
 * Lambda reads the stream, and reports what it gave up on, with the function's own role.
 * @throws Error with a sentence for an action that the role lacks; on AWS the deployment would fail.
 */
export function expectStreamPermissions(source: EventSource, { role }: LambdaFunction): void {
  const wanted = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((name) => ({
    action: `dynamodb:${name}`,
    resource: source.streamArn,
  }));
  if (source.onFailure !== null) {
    const action = source.onFailure.split(':')[2] === 'sqs' ? 'sqs:SendMessage' : 'sns:Publish';
    wanted.push({ action, resource: source.onFailure });
  }
  for (const { action, resource } of wanted) {
    if (!isAllowed(role.statements, { action, resource }))
      throw new Error(
        `The event source ${source.id} cannot work: the role ${role.name} lacks ${action} on ${resource}.`,
      );
  }
}
