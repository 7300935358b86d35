import { getChunkUpload } from '../../../shared/api/sentry/chunks.ts';
import { SENTRY_PATH } from '../../../shared/api/sentry/root.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { chunkUploadEntity } from '../../../shared/present/sentry/chunk-upload.ts';

export const handler = endpoint(getChunkUpload, async ({ base, path }) =>
  chunkUploadEntity(`${base}${SENTRY_PATH}/organizations/${encodeURIComponent(path.organization)}/chunk-upload/`),
);
