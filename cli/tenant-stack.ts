import { UserError } from './user-error.ts';

/**
 * Outputs of a tenant's stack, by the names asked for.
 * @throws UserError when there is no such stack, or none that is ours.
 */
export async function outputsOf<Name extends string>(
  tenant: string,
  region: string | null,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  // Loaded here because it takes as long as everything else, and the local runner never asks.
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(region === null ? {} : { region });
  const StackName = `Glet-${tenant}`;
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    const found = names.map(
      (name) => [name, outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue] as const,
    );
    const missing = found.find(([, value]) => !value);
    if (missing === undefined) return Object.fromEntries(found) as Record<Name, string>;
    throw new UserError(`The stack ${StackName} has no output ${missing[0]} (yet): is its deployment complete?`);
  } catch (error) {
    if (!(error instanceof Error) || !/does not exist/.test(error.message)) throw error;
    const where = await client.config.region();
    throw new UserError(`There is no stack ${StackName} in ${where}. Deploy it: npm run deploy -- -c tenant=${tenant}`);
  }
}
