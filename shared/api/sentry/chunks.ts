import { MAX_CHUNK_BODY_BYTES } from '../../domain/limits.ts';
import { define } from '../row.ts';
import { SENTRY_PATH } from './root.ts';

const access = { level: 30, refusal: 'forbidden' } as const;
export const CHUNKS_PATH = `${SENTRY_PATH}/organizations/{organization}/chunk-upload` as const;

export const getChunkUpload = define({
  method: 'GET',
  path: CHUNKS_PATH,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/chunks/get',
  summary: 'How an upload is cut into chunks',
  access,
  params: {},
  success: 200,
  response: 'SentryChunkUpload',
});

export const uploadChunks = define({
  method: 'POST',
  path: CHUNKS_PATH,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/chunks/upload',
  summary: 'Keep a chunk of an upload for a day',
  description:
    'A chunk is there for whoever sent it: for all tokens of a project, or of the operator, or for a person. To send it again changes nothing.',
  access,
  params: {},
  body: {
    types: ['multipart/form-data'],
    description:
      'One file in a field `file`, or `file_gzip` where it is compressed, named by the SHA-1 of its content in hexadecimal. It has at most 2 MiB.',
    maxBytes: MAX_CHUNK_BODY_BYTES,
  },
  success: 200,
  response: 'SentryUploaded',
});
