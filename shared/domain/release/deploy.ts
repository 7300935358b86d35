import { createHash } from 'node:crypto';
import { MAX_RELEASE_DEPLOYS } from '../limits.ts';
import type { Deploy, Release } from './release.ts';

/**
 * Makes a deploy. Its number follows from what is said of it, so that one that a build tells again, because it got no answer, is
 * the same one, in each project of the release.
 */
export function newDeploy(deploy: Omit<Deploy, 'id'>): Deploy {
  const { environment, name, url, finished_at } = deploy;
  const digest = createHash('sha256')
    .update(JSON.stringify([environment, name, url, finished_at]))
    .digest();
  return { id: digest.readUIntBE(0, 6), ...deploy };
}

/** Adds a deploy to a release, which keeps the latest. Returns the very same release if it has that one. */
export function withDeploy(release: Release, deploy: Deploy): Release {
  if (release.deploys.some(({ id }) => id === deploy.id)) return release;
  const deploys = [...release.deploys, deploy].toSorted((one, other) => (one.finished_at < other.finished_at ? -1 : 1));
  return { ...release, deploys: deploys.slice(-MAX_RELEASE_DEPLOYS), deploy_count: release.deploy_count + 1 };
}
