import { createAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import { isAdmin } from '../../../shared/auth/access.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { accessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { NotFound, RuleViolation } from '../../../shared/domain/refusals.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';

export const handler = endpoint(createAccessToken, async ({ store, project, params, caller, now }) => {
  if (!isAdmin(caller)) throw new RuleViolation({ code: 'may-not-create-token' });
  const expiry = params.expires_at ?? null;
  if (expiry !== null && expiry <= dayOf(now)) throw new RuleViolation({ code: 'expiry-in-past' });
  const created = await accessTokens.create(store, {
    project_id: project.id,
    name: params.name,
    description: params.description ?? null,
    scopes: [...new Set(params.scopes)],
    access_level: params.access_level,
    created_at: now.toISOString(),
    expiry_date: expiry,
  });
  if (created.outcome === 'project-gone') throw new NotFound('project');
  return { ...accessTokenEntity(created.token, now), token: created.secret };
});
