import { MAX_RELEASE_COMMITS } from '../limits.ts';
import { momentOf } from '../time.ts';
import { cutToBytes } from '../utf8.ts';
import type { Commit, Release } from './release.ts';

/** Bounds of what is kept of a commit, in bytes. Sentry has the same for all but the message, of which lists show the first line. */
const MAX_ID_BYTES = 64;
const MAX_REPOSITORY_BYTES = 64;
const MAX_NAME_BYTES = 128;
const MAX_EMAIL_BYTES = 75;
const MAX_COMMIT_MESSAGE_BYTES = 500;

type Sent = Readonly<Record<string, unknown>>;

/**
 * Reads commits as Sentry's clients send them, the newest first; lists of changed files are not kept. `null`: one has no id of at
 * most 64 bytes.
 */
export function commitsIn(sent: readonly Sent[]): Commit[] | null {
  const commits = sent.map(commitIn);
  return commits.every((commit) => commit !== null) ? commits : null;
}

/** Reads the heads of repositories, of which nothing is known but that commit. `null`: one names none. */
export function headsIn(sent: readonly Sent[]): Commit[] | null {
  return commitsIn(sent.map(({ commit, repository }) => ({ id: commit, repository })));
}

/** Says of a release that these are its commits. All count, and the newest are kept beside it. */
export function withCommits(release: Release, commits: readonly Commit[]): Release {
  return { ...release, commit_count: commits.length, last_commit: commits[0] ?? null };
}

/** The commits that are kept. */
export function keptCommits(commits: readonly Commit[]): readonly Commit[] {
  return commits.slice(0, MAX_RELEASE_COMMITS);
}

function commitIn({ id, repository, message, timestamp, author_name, author_email }: Sent): Commit | null {
  if (typeof id !== 'string' || id.trim() === '' || Buffer.byteLength(id) > MAX_ID_BYTES) return null;
  const name = textIn(author_name, MAX_NAME_BYTES);
  const email = textIn(author_email, MAX_EMAIL_BYTES);
  return {
    id,
    repository: textIn(repository, MAX_REPOSITORY_BYTES),
    message: textIn(message, MAX_COMMIT_MESSAGE_BYTES),
    created_at: typeof timestamp === 'string' ? momentOf(timestamp) : null,
    author: name === null && email === null ? null : { name, email },
  };
}

function textIn(value: unknown, bytes: number): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return cutToBytes(value.toWellFormed().replaceAll('\0', ''), bytes);
}
