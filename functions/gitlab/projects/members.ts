import { listProjectMembers } from '../../../shared/api/gitlab/projects.ts';
import { selectTokens } from '../../../shared/domain/access-token.ts';
import { selectMembers } from '../../../shared/domain/select-members.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { memberEntity } from '../../../shared/present/gitlab/member.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';

export const handler = endpoint(listProjectMembers, async ({ store, project, params, origin, now }) => {
  const active = selectTokens(await accessTokens.list(store, project.id), { state: 'active' }, now);
  return selectMembers(
    active.map((token) => memberEntity(token, origin)),
    params,
  );
});
