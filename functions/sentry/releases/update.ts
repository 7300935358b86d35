import { updateRelease } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { releaseEntity } from '../../../shared/present/sentry/release.ts';
import { findRelease } from '../../../shared/services/releases/find-release.ts';
import { releaseChange } from '../../../shared/services/releases/release-change.ts';
import { changeRelease } from '../../../shared/services/releases/save-release.ts';

export const handler = endpoint(updateRelease, async ({ store, projects, path, params }) => {
  await changeRelease(store, projects, path.version, releaseChange(params));
  return releaseEntity(await findRelease(store, projects, path.version));
});
