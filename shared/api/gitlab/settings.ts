import { MAX_SOURCE_URL_CHARACTERS } from '../../domain/limits.ts';
import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking/settings';
const access = { level: 40, refusal: 'forbidden' } as const;

/** External Sentry mode: GitLab takes these in its own pages only. */
const sentry = {
  api_url: {
    type: 'string',
    description:
      "Address of the project in Sentry's API: `https://HOST/api/0/projects/ORGANIZATION/PROJECT`. Changing it without giving `token` clears the stored token.",
  },
  token: { type: 'string', maxLength: 1024, secret: true, description: "Sentry's auth token. Write-only." },
  scrub_data: {
    type: 'boolean',
    description:
      'Whether passwords, keys, card numbers and the like are taken out of events before they are stored; on unless switched off.',
  },
  source_url: {
    type: 'string',
    maxLength: MAX_SOURCE_URL_CHARACTERS,
    description:
      'Where a line of source can be seen: `https://gitlab.example.com/{path}/-/blob/{version}/{file}#L{line}`. `{path}` is that of the project, `{release}` that of the event and `{version}` what is behind its last `@`; `{file:/srv/app/}` takes that directory off whole paths. Blank: nowhere.',
  },
  project_name: { type: 'string', maxLength: 255, description: 'Name to show; derived from `api_url` when not given.' },
} as const;

export const getSettings = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/settings/get',
  summary: "A project's error tracking settings",
  access,
  params: {},
  success: 200,
  response: 'Settings',
});

export const putSettings = define({
  method: 'PUT',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/settings/put',
  summary: "Create or update a project's error tracking settings",
  description: 'Enabling integrated mode creates a client key if the project has no active one.',
  access,
  params: {
    active: { type: 'boolean', required: true, allowBlank: false, description: 'Whether error tracking is on.' },
    integrated: {
      type: 'boolean',
      required: true,
      description: '`true`: this service stores the errors. `false`: an external Sentry does.',
    },
    ...sentry,
  },
  success: 200,
  response: 'Settings',
});

export const patchSettings = define({
  method: 'PATCH',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/settings/patch',
  summary: "Change a project's error tracking settings",
  access,
  params: {
    active: putSettings.params.active,
    integrated: { type: 'boolean', blank: 'keep', description: putSettings.params.integrated.description },
    ...sentry,
  },
  success: 200,
  response: 'Settings',
});
