import type { Commit, Deploy } from '../../domain/release/release.ts';
import type { SharedRelease } from '../../domain/release/merged.ts';
import { RELEASE_ID_DIGITS, releaseId } from '../../domain/release/release.ts';
import { shortVersion } from './issue.ts';

/** Sentry's release, of what its projects say together. Its number follows from its version. */
export function releaseEntity({ release, projects }: SharedRelease) {
  const { last_commit, deploys } = release;
  const latest = deploys.at(-1);
  return {
    id: numberOf(release.version),
    version: release.version,
    shortVersion: shortVersion(release.version),
    ref: release.ref,
    url: release.url,
    status: release.status,
    dateCreated: release.created_at,
    dateStarted: release.started_at,
    dateReleased: release.released_at,
    firstEvent: release.first_event,
    lastEvent: release.last_event,
    newGroups: release.new_errors,
    commitCount: release.commit_count,
    lastCommit: last_commit && commitEntity(last_commit),
    deployCount: release.deploy_count,
    lastDeploy: latest === undefined ? null : deployEntity(latest),
    authors: last_commit?.author ? [authorEntity(last_commit.author)] : [],
    owner: null,
    data: {},
    projects: projects.map(({ project, release: own }) => ({
      id: project.id,
      slug: project.path,
      name: project.name,
      platform: null,
      newGroups: own.new_errors,
    })),
  };
}

/** Sentry's commit. A commit whose time nobody told has none. */
export function commitEntity({ id, message, created_at, author, repository }: Commit) {
  return {
    id,
    message,
    dateCreated: created_at,
    author: author && authorEntity(author),
    repository: repository === null ? null : { name: repository },
  };
}

/** Sentry's deploy; its id is a text. */
export function deployEntity({ id, environment, name, url, started_at, finished_at }: Deploy) {
  return { id: String(id), environment, name, url, dateStarted: started_at, dateFinished: finished_at };
}

const authorEntity = ({ name, email }: NonNullable<Commit['author']>) => ({ name: name ?? '', email: email ?? '' });

/** 48 bits of its id. */
function numberOf(version: string): number {
  return Number.parseInt(releaseId(version).slice(0, RELEASE_ID_DIGITS - 8), 16);
}
