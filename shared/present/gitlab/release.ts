import type { Release } from '../../domain/release/release.ts';

/** A release of a project. Times are ISO 8601; what nobody told is `null`. */
export function releaseEntity(release: Release) {
  const { last_commit } = release;
  return {
    version: release.version,
    status: release.status,
    ref: release.ref,
    url: release.url,
    created_at: release.created_at,
    released_at: release.released_at,
    first_seen: release.first_event,
    last_seen: release.last_event,
    new_errors: release.new_errors,
    commit_count: release.commit_count,
    last_commit: last_commit && {
      id: last_commit.id,
      message: last_commit.message,
      created_at: last_commit.created_at,
      author_name: last_commit.author?.name ?? null,
    },
    deploy_count: release.deploy_count,
    deploys: release.deploys.map(({ environment, name, url, started_at, finished_at }) => ({
      environment,
      name,
      url,
      started_at,
      finished_at,
    })),
  };
}
