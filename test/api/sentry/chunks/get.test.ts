import { expect, it } from 'vitest';
import { newProject, newToken, unique } from '../../../kit/projects.ts';
import { as } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';
import { target } from '../../../kit/target.ts';

const MIB = 2 ** 20;

it('an upload is told how it is cut, and where it goes', async () => {
  const project = await newProject({ namespace_path: unique('g') });
  const caller = as((await newToken(project, { access_level: 30 })).token);
  const path = `${inSentry(project).ofOrganization}/chunk-upload/`;
  expect(await caller('GET', path)).toEqual({
    status: 200,
    json: {
      url: target.base + path,
      chunkSize: 2 * MIB,
      chunksPerRequest: 1,
      maxRequestSize: 2 * MIB,
      maxFileSize: 500 * MIB,
      concurrency: 4,
      hashAlgorithm: 'sha1',
      compression: ['gzip'],
      accept: ['artifact_bundles', 'artifact_bundles_v2', 'release_files', 'sources'],
    },
  });
});
