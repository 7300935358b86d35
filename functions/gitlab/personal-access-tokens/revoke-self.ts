import { revokeTokenSelf } from '../../../shared/api/gitlab/personal-access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { InvalidToken } from '../../../shared/domain/refusals.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';

export const handler = endpoint(revokeTokenSelf, async ({ store, principal: token }) => {
  const { outcome } = await accessTokens.revoke(store, token);
  // The project was deleted meanwhile, and its tokens with it: what the next request is told, too.
  if (outcome === 'not-found') throw new InvalidToken('revoked');
});
