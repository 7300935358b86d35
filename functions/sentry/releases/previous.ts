import { getPreviousRelease } from '../../../shared/api/sentry/releases.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { releaseEntity } from '../../../shared/present/sentry/release.ts';
import { previousWithCommits } from '../../../shared/services/releases/previous-release.ts';

export const handler = endpoint(getPreviousRelease, async ({ store, projects, path }) => {
  const previous = await previousWithCommits(store, projects, path.version);
  return previous === null ? {} : releaseEntity(previous);
});
