import { beginSignIn } from '../../../shared/api/gitlab/sign-in.ts';
import { ATTEMPT_SECONDS, returnPathOf } from '../../../shared/domain/sign-in/attempt.ts';
import { SignInFailure } from '../../../shared/domain/sign-in/failure.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { orToSignInPage, reachOf, signInPage } from '../../../shared/entry/sign-in.ts';
import { pagesOf, signInAt } from '../../../shared/services/sign-in/begin-sign-in.ts';

export const handler = endpoint(beginSignIn, async ({ store, params, visit, base, now }) => {
  const to = returnPathOf(params.to, pagesOf(base));
  // Another site could have a visitor signed in, as somebody whom they did not choose to be here.
  if (!visit.isFromOwnPage && visit.channel !== 'plain') return { location: signInPage({ base, to }) };
  return orToSignInPage({ base, to }, async () => {
    if (visit.channel === 'plain') throw new SignInFailure('not-encrypted', 'plain-http');
    const [browser = null] = visit.attemptSecrets;
    const { address, secret } = await signInAt(store, { issuer: params.issuer, to, browser, base, now }, reachOf);
    return { location: address, attempt: { secret, seconds: ATTEMPT_SECONDS } };
  });
});
