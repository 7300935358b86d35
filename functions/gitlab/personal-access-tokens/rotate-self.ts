import { rotateTokenSelf } from '../../../shared/api/gitlab/personal-access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { personalAccessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { rotateShown } from '../../../shared/services/access-tokens/rotate.ts';

export const handler = endpoint(rotateTokenSelf, async ({ store, principal: shown, params, now }) => {
  const { token, secret } = await rotateShown(store, shown, { expiresAt: params.expires_at, now });
  return { ...personalAccessTokenEntity(token, now), token: secret };
});
