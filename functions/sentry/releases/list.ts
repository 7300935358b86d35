import { listReleases } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { releaseEntity } from '../../../shared/present/sentry/release.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { selectReleases } from '../../../shared/services/releases/select-releases.ts';

export const handler = endpoint(listReleases, async ({ store, projects, params, page }) => {
  const named = namedProjects(projects, params.project ?? []);
  const query = { term: params.query, status: params.status || null };
  const { releases, next } = await selectReleases(store, named, query, page);
  return { rows: releases.map(releaseEntity), next };
});
