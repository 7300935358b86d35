import { MAX_CHUNK_BYTES, MAX_CHUNKS_OF_REQUEST, MAX_UPLOAD_CHUNKS } from '../../domain/limits.ts';

/** At once by one client: each is a function that runs. */
const CONCURRENCY = 4;

/**
 * Says how an upload is cut into chunks. Clients that know nothing else of `release_files` take its absence for the wish
 * that a release be named (sentry-cli 2); it is no promise of the older way to upload.
 * With `artifact_bundles_v2` it asks what is missing before it sends anything.
 * @param url where chunks are sent, absolute: clients take no other.
 */
export function chunkUploadEntity(url: string) {
  return {
    url,
    chunkSize: MAX_CHUNK_BYTES,
    chunksPerRequest: MAX_CHUNKS_OF_REQUEST,
    maxRequestSize: MAX_CHUNKS_OF_REQUEST * MAX_CHUNK_BYTES,
    maxFileSize: MAX_UPLOAD_CHUNKS * MAX_CHUNK_BYTES,
    concurrency: CONCURRENCY,
    hashAlgorithm: 'sha1',
    compression: ['gzip'],
    accept: ['artifact_bundles', 'artifact_bundles_v2', 'release_files', 'sources'],
  } as const;
}
