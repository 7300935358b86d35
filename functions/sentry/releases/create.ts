import { createRelease } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { releaseEntity } from '../../../shared/present/sentry/release.ts';
import { releasedProjects } from '../../../shared/services/releases/released-projects.ts';
import { findRelease } from '../../../shared/services/releases/find-release.ts';
import { releaseChange } from '../../../shared/services/releases/release-change.ts';
import { saveRelease } from '../../../shared/services/releases/save-release.ts';

export const handler = endpoint(createRelease, async ({ store, projects, params, now }) => {
  const version = (params.version ?? '').trim();
  const named = releasedProjects(projects, params.projects);
  const saved = await saveRelease(store, version, { named, reached: projects }, releaseChange(params), now);
  return { isRepeated: saved.isRepeated, body: releaseEntity(await findRelease(store, saved.projects, version)) };
});
