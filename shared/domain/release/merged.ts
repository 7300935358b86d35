import type { Project } from '../project.ts';
import type { Deploy, Release } from './release.ts';

/** A release as all projects together have it, and what each of them says of it. */
export interface SharedRelease {
  release: Release;
  projects: readonly { project: Project; release: Release }[];
}

/**
 * Puts together what several projects, at least one, say of the same version: made when the first of them had it, open while it
 * is in one, with the commits of whoever was told of more.
 */
export function mergedRelease(releases: readonly Release[]): Release {
  const [first] = releases as [Release];
  if (releases.length === 1) return first;
  const committed = releases.reduce((most, one) => (one.commit_count > most.commit_count ? one : most));
  const deploys = unitedDeploys(releases);
  return {
    ...first,
    status: releases.some(({ status }) => status === 'open') ? 'open' : 'archived',
    ref: firstOf(releases, 'ref'),
    url: firstOf(releases, 'url'),
    created_at: least(releases, 'created_at')!,
    started_at: least(releases, 'started_at'),
    released_at: least(releases, 'released_at'),
    first_event: least(releases, 'first_event'),
    last_event: times(releases, 'last_event').at(-1) ?? null,
    new_errors: releases.reduce((sum, { new_errors }) => sum + new_errors, 0),
    commit_count: committed.commit_count,
    last_commit: committed.last_commit,
    deploy_count: Math.max(deploys.length, ...releases.map(({ deploy_count }) => deploy_count)),
    deploys,
  };
}

/** In the order in which they were finished; one that several projects were told of is there once. */
function unitedDeploys(releases: readonly Release[]): Deploy[] {
  const byId = new Map(releases.flatMap(({ deploys }) => deploys.map((deploy) => [deploy.id, deploy] as const)));
  return [...byId.values()].toSorted((one, other) => (one.finished_at < other.finished_at ? -1 : 1));
}

type TimeField = 'created_at' | 'started_at' | 'released_at' | 'first_event' | 'last_event';

function times(releases: readonly Release[], field: TimeField): string[] {
  return releases.flatMap((release) => release[field] ?? []).toSorted();
}

const least = (releases: readonly Release[], field: TimeField): string | null => times(releases, field)[0] ?? null;

function firstOf(releases: readonly Release[], field: 'ref' | 'url'): string | null {
  return releases.map((release) => release[field]).find((value) => value !== null) ?? null;
}
