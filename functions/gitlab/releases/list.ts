import { listProjectReleases } from '../../../shared/api/gitlab/releases.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { releaseEntity } from '../../../shared/present/gitlab/release.ts';
import { selectReleases } from '../../../shared/services/releases/select-releases.ts';

export const handler = endpoint(listProjectReleases, async ({ store, project, params, page }) => {
  const query = { term: params.search_term ?? '', status: params.status === 'all' ? null : params.status };
  const { releases, next } = await selectReleases(store, [project], query, page);
  return { rows: releases.map(({ release }) => releaseEntity(release)), next };
});
