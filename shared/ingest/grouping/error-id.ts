import { hash as digestOf } from 'node:crypto';

/**
 * The id of an error: 53 bits of a digest of project and fingerprint. Whoever sees the first event of an error knows its
 * id without asking anybody, so concurrent first events agree. With 100,000 errors in a project the chance that any two
 * of them share an id is below one in a million.
 */
export function errorId(projectId: number, hash: string): number {
  const digest = digestOf('sha256', `${projectId}\n${hash}`, 'buffer');
  return Number(digest.readBigUInt64BE() >> 11n) || 1;
}
