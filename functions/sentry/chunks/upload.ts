import { uploadChunks } from '../../../shared/api/sentry/chunks.ts';
import { withObjects } from '../../../shared/entry/objects.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { filesIn } from '../../../shared/http/files.ts';
import { keepChunks } from '../../../shared/services/artifacts/keep-chunks.ts';

export const handler = endpoint(
  uploadChunks,
  withObjects(async ({ body, ...given }) => {
    await keepChunks(given, await filesIn(body));
    return {};
  }),
);
