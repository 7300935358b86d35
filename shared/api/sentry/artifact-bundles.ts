import { define } from '../row.ts';
import { SENTRY_PATH } from './root.ts';

export const assembleArtifactBundle = define({
  method: 'POST',
  path: `${SENTRY_PATH}/organizations/{organization}/artifactbundle/assemble`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/artifact-bundles/assemble',
  summary: 'Put an upload of source maps together, and say how far it is',
  description:
    'Chunks count that the caller has sent. Until the state is `ok` or `error`, ask again with the same body; without `chunks` nothing is begun.',
  access: { level: 30, refusal: 'forbidden' },
  params: {
    checksum: { type: 'string', required: true, allowBlank: false, description: 'SHA-1 of the whole, in hexadecimal.' },
    chunks: { type: 'string[]', description: 'SHA-1 of each chunk, in order.' },
    projects: { type: 'string[]', required: true, allowBlank: false, description: 'Slugs or numbers.' },
    version: { type: 'string', maxLength: 200, description: 'The release.' },
    dist: { type: 'string', maxLength: 64, description: 'The distribution of the release.' },
  },
  success: 200,
  response: 'SentryAssemble',
});
