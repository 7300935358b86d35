import { getRelease } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { releaseEntity } from '../../../shared/present/sentry/release.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { findRelease } from '../../../shared/services/releases/find-release.ts';

export const handler = endpoint(getRelease, async ({ store, projects, path, params }) => {
  const named = namedProjects(projects, params.project ?? []);
  return releaseEntity(await findRelease(store, named, path.version));
});
