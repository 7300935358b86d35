import { createHash } from 'node:crypto';
import { MAX_RELEASE_BYTES } from '../limits.ts';

export const RELEASE_STATUSES = ['open', 'archived'] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

/** A commit of a release, as a build tells of it. What it is not told of is `null`. */
export interface Commit {
  id: string;
  repository: string | null;
  message: string | null;
  /** ISO 8601 UTC. */
  created_at: string | null;
  author: { name: string | null; email: string | null } | null;
}

/** That a release went somewhere. */
export interface Deploy {
  /** Follows from what is said of it, so it is the same in all projects of the release. */
  id: number;
  environment: string;
  name: string | null;
  url: string | null;
  /** ISO 8601 UTC. */
  started_at: string | null;
  finished_at: string;
}

/** A release of a project: made by a build, or by the first event that names it. Times are ISO 8601 UTC. */
export interface Release {
  project_id: number;
  version: string;
  status: ReleaseStatus;
  ref: string | null;
  url: string | null;
  created_at: string;
  /** When work on it began, and when it was finished, as a build tells. */
  started_at: string | null;
  released_at: string | null;
  /** When the first and the last of its events happened; `null`: none is known. */
  first_event: string | null;
  last_event: string | null;
  /** Errors that began with one of its events. */
  new_errors: number;
  commit_count: number;
  /** The newest commit. */
  last_commit: Commit | null;
  deploy_count: number;
  /** The latest ones, the newest last. */
  deploys: readonly Deploy[];
}

/** What a build may say of a release. */
export type ReleaseAttributes = Pick<Release, 'ref' | 'url' | 'status' | 'started_at' | 'released_at'>;

/** Makes a release of which nothing but its version is known. */
export function newRelease(projectId: number, version: string, now: Date): Release {
  return {
    project_id: projectId,
    version,
    status: 'open',
    ref: null,
    url: null,
    created_at: now.toISOString(),
    started_at: null,
    released_at: null,
    first_event: null,
    last_event: null,
    new_errors: 0,
    commit_count: 0,
    last_commit: null,
    deploy_count: 0,
    deploys: [],
  };
}

/** Of a version's digest, in hexadecimal digits: two versions share it once in 10^24 pairs. */
export const RELEASE_ID_DIGITS = 20;

/** Names a release by its version alone, whatever text that is: in keys, in cursors, and where each byte is paid for. */
export function releaseId(version: string): string {
  return createHash('sha256').update(version).digest('hex').slice(0, RELEASE_ID_DIGITS);
}

/** Sentry's words that stand for other things where a version may stand, and what a path never shows. */
const RESERVED: readonly string[] = ['.', '..', 'latest'];

/** Tells whether an event may make a release of this version: one that an address can name. */
export function isVersion(version: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what we look for
  const isText = version !== '' && version === version.trim() && !/[\u0000-\u001f\u007f]/.test(version);
  return isText && Buffer.byteLength(version) <= MAX_RELEASE_BYTES && !RESERVED.includes(version.toLowerCase());
}

/**
 * Says what is wrong with the version of a release that a build makes, `null`: nothing. Sentry and its clients take no slash,
 * so that one that is made here can be read there.
 */
export function versionProblem(version: string): string | null {
  if (version === '') return 'This field may not be blank.';
  if (Buffer.byteLength(version) > MAX_RELEASE_BYTES)
    return `Ensure this field has no more than ${MAX_RELEASE_BYTES} characters.`;
  if (!isVersion(version) || /[/\\]/.test(version))
    return 'Invalid release name: it is no ".", "..", "latest", and has no slash, backslash, line break or tab.';
  return null;
}

/** The moment that a release counts from, ISO 8601 UTC: when it was released, else its first event, else its making. */
export function releaseDate({ released_at, first_event, created_at }: Release): string {
  return released_at ?? first_event ?? created_at;
}
