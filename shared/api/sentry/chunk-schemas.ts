import type { Answers } from '../answers.ts';
import { integer, list, nullable, object, string, type Schema } from '../json-schema.ts';

/** JSON Schema of the answers of Sentry's Web API about uploads. */
export const CHUNK_SCHEMAS = {
  SentryChunkUpload: object<Answers['SentryChunkUpload']>({
    url: { ...string, description: 'Where chunks are sent, as the caller knows it.' },
    chunkSize: { ...integer, description: 'Bytes of each chunk but the last.' },
    chunksPerRequest: integer,
    maxRequestSize: {
      ...integer,
      description: 'Bytes of the chunks of a request together, before they are compressed.',
    },
    maxFileSize: { ...integer, description: 'Bytes of an upload.' },
    concurrency: integer,
    hashAlgorithm: { const: 'sha1' },
    compression: list({ const: 'gzip' }),
    accept: list(string),
  }),
  SentryAssemble: object<Answers['SentryAssemble']>({
    state: { enum: ['not_found', 'created', 'assembling', 'ok', 'error'] },
    missingChunks: list(string),
    detail: { ...nullable('string'), description: 'What is wrong, of the state `error`.' },
  }),
  SentryUploaded: object<Answers['SentryUploaded']>({}),
} as const satisfies Record<string, Schema>;
