import { createHash } from 'node:crypto';

/** A file that an artifact was made of, or that kept it from being made. */
export interface ArtifactFile {
  /** As it was uploaded: the address if the upload says one, else the name in the bundle. */
  name: string;
  bytes: number;
}

/** What was built of one source map, as its project's directory has it; index and texts are objects of the bucket. */
export interface Artifact {
  project_id: number;
  /** The debug id, in lower case with dashes, or one in its form that follows from the content. */
  artifact_id: string;
  /** `refused`: the files cannot be used, and there are no objects. */
  state: 'ready' | 'refused';
  /** Why it is refused, as a sentence that names the file. */
  problem: string | null;
  /** The map first. */
  files: readonly ArtifactFile[];
  /** SHA-256 in hexadecimal of what it was built from. */
  digest: string;
  /** The attempt that built it, a UUID. Both name its objects. */
  build: string;
  release: string | null;
  dist: string | null;
  index_bytes: number;
  texts_bytes: number;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When an event needed it last. */
  used_at: string | null;
  /** Epoch seconds. */
  expires_at: number;
  /** The upload that brought it last. */
  bundle_id: string;
}

/** A script of a release, by which events without a debug id find its artifact. */
export interface ReleaseFile {
  release: string;
  dist: string | null;
  /** As the upload has it: `~/static/app.min.js`, or a whole address. */
  path: string;
}

/** How long an artifact is kept beyond the events that need it: a use is noted once a week. */
const SPARE_DAYS = 8;
const DAY_S = 86_400;

/** Until when an artifact is kept that is used now, in epoch seconds. */
export function artifactExpiry(now: Date, retentionDays: number): number {
  return Math.floor(now.getTime() / 1000) + (retentionDays + SPARE_DAYS) * DAY_S;
}

/** The id of an artifact whose files name none: the beginning of the digest, in the form of a UUID. */
export function derivedArtifactId(digest: string): string {
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** SHA-256 in hexadecimal by which a script of a release is found: paths may be longer than a key. */
export function releaseFileDigest({ release, dist, path }: ReleaseFile): string {
  return createHash('sha256')
    .update(JSON.stringify([release, dist, path]))
    .digest('hex');
}
