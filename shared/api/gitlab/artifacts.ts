import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking/artifacts';

export const listArtifacts = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/artifacts/list',
  summary: "What was built of a project's source maps, the newest first",
  description:
    'Uploaded through Sentry’s Web API, as by sentry-cli. A page may be shorter than `per_page` before the last one: follow `Link` until it has no `next`.',
  access: { level: 20, refusal: 'forbidden' },
  params: {
    release: { type: 'string', maxLength: 255, description: 'Only those whose last upload was of this release.' },
    state: {
      type: 'string',
      values: ['ready', 'refused', 'all'],
      default: 'all',
      description: 'Only those that can be used, or cannot.',
    },
    debug_id: { type: 'string', maxLength: 36, description: 'The one with this debug id.' },
  },
  pagination: 'keyset',
  success: 200,
  response: 'Artifact',
});

export const deleteArtifact = define({
  method: 'DELETE',
  path: `${path}/{artifact_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/artifacts/delete',
  summary: 'Delete what was built of a source map',
  description: 'Events that it was applied to keep their places. The same upload builds it again.',
  access: { level: 40, refusal: 'forbidden' },
  params: {},
  success: 204,
  response: 'None',
});
