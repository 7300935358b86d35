import { targetProblem, type AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import { UpstreamFailure } from '../domain/refusals.ts';
import { guardedFetch, type Incoming, type Outgoing } from './guarded-fetch.ts';
import { targetNetwork } from './target-network.ts';

/**
 * What is read of an answer: more than is kept of it, because what it repeats of our secrets is taken out first, and a secret of
 * 4 KB that begins in what is kept has to be there to its end to be known.
 */
const EXCERPT_BYTES = 16_384;

/**
 * One request to a destination of alerts. Its address is checked by the rules by which it was saved, and its host is looked up and
 * checked anew, because a name may lead elsewhere since. What answers a question is read as a whole, of all else its beginning.
 * @throws UpstreamFailure where it must not go, and for whatever the network does
 */
export async function targetFetch(
  outgoing: Outgoing,
  allowed: AllowedTargets,
  signal: AbortSignal,
  networkOf = targetNetwork,
): Promise<Incoming> {
  const problem = targetProblem(outgoing.url, allowed);
  if (problem !== null)
    throw new UpstreamFailure({ code: problem === 'credentials-in-url' ? 'address-invalid' : problem });
  const wanted = outgoing.method === 'GET' ? outgoing : { ...outgoing, excerptBytes: EXCERPT_BYTES };
  return guardedFetch(networkOf(outgoing.url, allowed), wanted, signal);
}
