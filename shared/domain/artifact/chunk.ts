import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { MAX_CHUNK_BYTES } from '../limits.ts';
import type { Principal } from '../principal.ts';
import { RuleViolation } from '../refusals.ts';

/** A file of a form, as it was sent. */
export interface SentFile {
  /** Of the field. */
  field: string;
  name: string;
  bytes: Buffer;
}

/** A part of an upload, named by its content: SHA-1 in lower-case hexadecimal, which is all that Sentry's clients know. */
export interface Chunk {
  digest: string;
  bytes: Buffer;
}

/** Makes the digest of an upload, chunk by chunk. */
export function uploadDigest(): { update: (chunk: Buffer) => void; hex: () => string } {
  const hash = createHash('sha1');
  return { update: (chunk) => void hash.update(chunk), hex: () => hash.digest('hex') };
}

/** Tells a digest of a chunk, or of a whole upload, in either case. */
export const DIGEST = /^[0-9a-f]{40}$/i;

/** How a field says whether its file is compressed. */
const FIELDS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  file: (bytes) => bytes,
  file_gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: MAX_CHUNK_BYTES }),
};

/**
 * Takes a file for the chunk that its name says it is; no more of it is inflated than a chunk may have.
 * @throws RuleViolation `chunk-invalid`, which says what is wrong with which file.
 */
export function chunkIn({ field, name, bytes }: SentFile): Chunk {
  const inflate = Object.hasOwn(FIELDS, field) ? FIELDS[field]! : null;
  if (inflate === null) throw invalid(`the field ${quoted(field)} is neither file nor file_gzip`);
  if (!DIGEST.test(name)) throw invalid(`the file name ${quoted(name)} is no SHA-1 in hexadecimal`);
  const digest = name.toLowerCase();
  const content = inflated(inflate, bytes, digest);
  if (content.length > MAX_CHUNK_BYTES) throw invalid(`${digest} has more than ${MAX_CHUNK_BYTES} bytes`);
  const found = createHash('sha1').update(content).digest('hex');
  if (found !== digest) throw invalid(`the content of ${digest} has the SHA-1 ${found}`);
  return { digest, bytes: content };
}

function inflated(inflate: (bytes: Buffer) => Buffer, bytes: Buffer, digest: string): Buffer {
  try {
    return inflate(bytes);
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw invalid(isTooLarge ? `${digest} inflates to more than ${MAX_CHUNK_BYTES} bytes` : `${digest} is no gzip`);
  }
}

function invalid(problem: string): RuleViolation {
  return new RuleViolation({ code: 'chunk-invalid', problem });
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}

/**
 * Whose chunk it is: an upload names no project, so chunks are those of whoever sent them. A project's tokens share the
 * project's, and operators share theirs; what somebody else has sent is not there for anybody.
 */
export function chunkOwner(principal: Principal): string {
  if (principal.kind === 'project') return `project-${principal.project_id}`;
  return principal.kind === 'admin' ? 'admin' : `person-${principal.id}`;
}
