import { listDeploys } from '../../../shared/api/sentry/releases.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { deployEntity } from '../../../shared/present/sentry/release.ts';
import { findRelease } from '../../../shared/services/releases/find-release.ts';

export const handler = endpoint(listDeploys, async ({ store, projects, path, page }) => {
  const { release } = await findRelease(store, projects, path.version);
  const { rows, next } = pageOf(release.deploys.toReversed(), page);
  return { rows: rows.map(deployEntity), next };
});
