import { define } from '../row.ts';

export const listProjectReleases = define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/releases',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/releases/list',
  summary: "A project's releases, the latest first",
  description:
    'Made by a build through Sentry’s Web API, or by the first event that names one. A page may be shorter than `per_page` before the last one: follow `Link` until it has no `next`.',
  access: { level: 20, refusal: 'forbidden' },
  params: {
    status: {
      type: 'string',
      values: ['open', 'archived', 'all'],
      default: 'all',
      description: 'Only releases with it.',
    },
    search_term: { type: 'string', maxLength: 255, description: 'Part of the version, in upper or lower case.' },
  },
  pagination: 'keyset',
  success: 200,
  response: 'Release',
});
