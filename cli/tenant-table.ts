import { UserError } from './user-error.ts';

/**
 * The table of a tenant's stack, from the stack's outputs.
 * @throws UserError when there is no such stack, or none that is ours.
 */
export async function tableOf(tenant: string, region: string | null): Promise<string> {
  // Loaded here because it takes as long as everything else, and the local runner never asks.
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(region === null ? {} : { region });
  const StackName = `Glet-${tenant}`;
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const table = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'TableName')?.OutputValue;
    if (table) return table;
  } catch (error) {
    if (!(error instanceof Error) || !/does not exist/.test(error.message)) throw error;
    const where = await client.config.region();
    throw new UserError(`There is no stack ${StackName} in ${where}. Deploy it: npm run deploy -- -c tenant=${tenant}`);
  }
  throw new UserError(`The stack ${StackName} has no output TableName (yet): is its deployment complete?`);
}
