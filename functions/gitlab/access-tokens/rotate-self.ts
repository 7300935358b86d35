import { rotateAccessTokenSelf } from '../../../shared/api/gitlab/access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { accessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { rotateShown } from '../../../shared/services/access-tokens/rotate.ts';

export const handler = endpoint(rotateAccessTokenSelf, async ({ store, principal: shown, params, now }) => {
  const { token, secret } = await rotateShown(store, shown, { expiresAt: params.expires_at, now });
  return { ...accessTokenEntity(token, now), token: secret };
});
