import { finishSignIn } from '../../../shared/api/gitlab/sign-in.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { orToSignInPage, reachOf } from '../../../shared/entry/sign-in.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { pagesOf } from '../../../shared/services/sign-in/begin-sign-in.ts';
import { sessionFor, takeAttempt } from '../../../shared/services/sign-in/finish-sign-in.ts';

export const handler = endpoint(
  finishSignIn,
  withTokenKey(async ({ store, params, visit, base, now, tokenKey }) => {
    const answered = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) if (value) answered.set(name, value);
    const { attemptSecrets: secrets, sessionSecrets: before } = visit;
    const returned = { answered, secrets, before, base, now };
    return orToSignInPage({ base, to: `${pagesOf(base)}/` }, async () => {
      const attempt = await takeAttempt(store, returned);
      return orToSignInPage({ base, to: attempt.to }, async () => {
        const session = await sessionFor(store, tokenKey, attempt, returned, reachOf);
        return { location: attempt.to, session };
      });
    });
  }),
);
