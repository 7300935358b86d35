/** Ends a command with a sentence for whoever runs it. */
export class UserError extends Error {}

/** The command line makes no sense: the sentence is followed by the help. */
export class UsageError extends UserError {}

/** What the AWS SDK says by an error's name, as something that one can act on; anything else as it is. */
export function explained(error: unknown, { endpoint }: { endpoint: string | null }): Error {
  if (error instanceof UserError || !(error instanceof Error)) return error as Error;
  const { name, message } = error;
  if (name === 'CredentialsProviderError') {
    return new UserError(
      'No AWS credentials were found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with `aws sso login`.',
    );
  }
  if (name.startsWith('Expired')) return new UserError(`The AWS credentials have expired. Log in again. (${message})`);
  if (message === 'Region is missing') return new UserError('No AWS region is set. Give --region, or set AWS_REGION.');
  if (name === 'ResourceNotFoundException') return new UserError('There is no such table, in this account and region.');
  if ('syscall' in error) return new UserError(`${endpoint ?? 'AWS'} cannot be reached: ${message}`);
  return name === 'Error' || name === 'TypeError' ? error : new UserError(`AWS answers ${name}: ${message}`);
}
