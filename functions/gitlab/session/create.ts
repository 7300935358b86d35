import { createSession } from '../../../shared/api/gitlab/session.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { signIn } from '../../../shared/services/sessions/sign-in.ts';

export const handler = endpoint(createSession, async ({ store, params, sessionSecrets: before, now }) =>
  signIn(store, params.token, { before, now }),
);
