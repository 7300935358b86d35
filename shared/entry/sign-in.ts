import { Logger } from '@aws-lambda-powertools/logger';
import type { Answers } from '../api/answers.ts';
import { SignInFailure } from '../domain/sign-in/failure.ts';
import type { SignInProvider } from '../domain/sign-in/provider.ts';
import type { Reach } from '../openid/openid-fetch.ts';
import { internet } from '../outbound/internet.ts';
import { internetAndPrivate } from '../outbound/private-networks.ts';
import { pagesOf } from '../services/sign-in/begin-sign-in.ts';

/** For all that one request asks of a provider, in milliseconds; API Gateway's caller waits so long and not for ever. */
const PROVIDER_MS = 8_000;

/** The network in which a provider is looked for, from now until its time is over. */
export function reachOf({ allow_private }: Pick<SignInProvider, 'allow_private'>): Reach {
  return { network: allow_private ? internetAndPrivate : internet, signal: AbortSignal.timeout(PROVIDER_MS) };
}

const log = new Logger();

/**
 * Leads a browser back to the sign-in page when its sign-in comes to nothing, with the reason. The log has what was wrong:
 * a provider that answers otherwise than it should is its operator's to mend, and no fault of ours.
 * @param to where the browser wanted to go.
 */
export async function orToSignInPage(
  { base, to }: { base: string; to: string },
  work: () => Promise<Answers['Redirect']>,
): Promise<Answers['Redirect']> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error;
    const { problem, message: detail } = error;
    log.warn('sign-in failed', { problem, detail });
    return { location: signInPage({ base, to }, problem) };
  }
}

/** The address of the sign-in page, which goes on to `to`. */
export function signInPage({ base, to }: { base: string; to: string }, problem: string | null = null): string {
  const query = new URLSearchParams({ to, ...(problem !== null && { problem }) });
  return `${pagesOf(base)}/-/sign-in?${query.toString()}`;
}
