import { listReleaseCommits } from '../../../shared/api/sentry/releases.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { commitEntity } from '../../../shared/present/sentry/release.ts';
import { commitsOfRelease } from '../../../shared/services/releases/release-commits.ts';

export const handler = endpoint(listReleaseCommits, async ({ store, projects, path, page }) => {
  const { rows, next } = pageOf(await commitsOfRelease(store, projects, path.version), page);
  return { rows: rows.map(commitEntity), next };
});
