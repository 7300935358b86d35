/**
 * What the bucket holds, by the first part of the objects' keys: a function may do something to one kind of them. Read by
 * the stack (which makes the bucket) and by those who make keys.
 */
export const OBJECT_KINDS = {
  /** Parts of an upload, which is put together within a day. */
  chunk: 'chunks/',
  /** What frames are looked up in. */
  index: 'idx/',
  /** Texts of sources. */
  texts: 'src/',
} as const;

export type ObjectKind = keyof typeof OBJECT_KINDS;

/** Whole days that a chunk is kept at the least: S3 removes it at the midnight (UTC) after that. */
export const CHUNK_DAYS = 1;

/**
 * What names the objects of an artifact: those of two contents never have the same key, so no range is of another, nor those of
 * two attempts to build one, so nobody removes what is made anew.
 */
export interface ArtifactObjects {
  project_id: number;
  artifact_id: string;
  /** SHA-256 of what it was built from, in hexadecimal. */
  digest: string;
  /** The attempt that built it, a UUID. */
  build: string;
}

/** Builds the key of each object, of letters, digits, dashes and slashes alone: an address has it as it is. */
export const objectKeys = {
  /** @param owner whose upload it is part of; what a digest (SHA-1 in hexadecimal) names is nobody else's. */
  chunk: (owner: string, digest: string): string => `${OBJECT_KINDS.chunk}${owner}/${digest}`,
  index: (artifact: ArtifactObjects): string => keyOfArtifact('index', artifact),
  texts: (artifact: ArtifactObjects): string => keyOfArtifact('texts', artifact),
} as const;

function keyOfArtifact(kind: 'index' | 'texts', { project_id, artifact_id, digest, build }: ArtifactObjects): string {
  return `${OBJECT_KINDS[kind]}${project_id}/${artifact_id}/${digest}/${build}`;
}
