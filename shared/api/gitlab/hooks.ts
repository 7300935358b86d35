import { MAX_DESTINATION_URL_CHARACTERS } from '../../domain/alerts/alert-destination.ts';
import { BRANCH_FILTER_STRATEGIES, HOOK_EVENTS, type HookEvent } from '../../domain/alerts/hook.ts';
import { MAX_DESTINATION_TESTS_A_MINUTE } from '../../domain/limits.ts';
import { define } from '../row.ts';

const path = '/v4/projects/{id}/hooks';
const access = { level: 40, refusal: 'forbidden' } as const;

const kept = {
  type: 'boolean',
  blank: 'keep',
  description: 'Kept, and without effect: alerts are what is sent.',
} as const;
const events = Object.fromEntries(Object.keys(HOOK_EVENTS).map((event) => [event, kept])) as Record<
  HookEvent,
  typeof kept
>;
const url = {
  type: 'string',
  maxLength: MAX_DESTINATION_URL_CHARACTERS,
  description: 'Where alerts are sent. Who changes it gives the token again.',
} as const;

const params = {
  name: { type: 'string', description: 'What it is called in lists; blank: by the host of its address.' },
  description: { type: 'string', maxLength: 2048, description: 'Kept.' },
  token: { type: 'string', maxLength: 4096, secret: true, description: 'Sent in the header `X-Gitlab-Token`.' },
  enable_ssl_verification: {
    type: 'boolean',
    blank: 'keep',
    description: 'Kept, and without effect: certificates are always verified.',
  },
  ...events,
  push_events_branch_filter: { type: 'string', maxLength: 2048, description: 'Kept.' },
  branch_filter_strategy: { type: 'string', values: BRANCH_FILTER_STRATEGIES, blank: 'keep', description: 'Kept.' },
  custom_webhook_template: { type: 'string', description: 'Blank alone: the payload is our own.' },
  custom_headers: { type: 'object[]', description: 'Empty alone: there is one header, that of the token.' },
  url_variables: { type: 'object[]', description: 'Empty alone: the address is used as it is.' },
} as const;

export const listHooks = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/hooks/list',
  summary: "A project's webhooks, ascending by id",
  description: 'They are its destinations of alerts of the kind `webhook`.',
  access,
  params: {},
  pagination: 'lenient',
  success: 200,
  response: 'ProjectHook',
});

export const createHook = define({
  method: 'POST',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/hooks/create',
  summary: 'Add a webhook to a project',
  description: 'Alerts are sent to it as to any destination.',
  access,
  params: { url: { ...url, required: true, allowBlank: false }, ...params },
  success: 201,
  response: 'ProjectHook',
});

export const getHook = define({
  method: 'GET',
  path: `${path}/{hook_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/hooks/get',
  summary: 'A webhook of a project',
  access,
  params: {},
  success: 200,
  response: 'ProjectHook',
});

export const updateHook = define({
  method: 'PUT',
  path: `${path}/{hook_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/hooks/update',
  summary: 'Change a webhook of a project',
  description: 'What is not sent stays as it is, but for the token of another address.',
  access,
  params: { url: { ...url, blank: 'keep' }, ...params },
  success: 200,
  response: 'ProjectHook',
});

export const deleteHook = define({
  method: 'DELETE',
  path: `${path}/{hook_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/hooks/delete',
  summary: 'Delete a webhook of a project',
  access,
  params: {},
  success: 204,
  response: 'None',
});

export const testHook = define({
  method: 'POST',
  path: `${path}/{hook_id}/test/{trigger}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/hooks/test',
  summary: 'Send a webhook of a project a message that says that it is a test',
  description: `Whatever the trigger. What the receiver does not take is told with 422. ${MAX_DESTINATION_TESTS_A_MINUTE} a minute for each project.`,
  access,
  params: {},
  success: 201,
  response: 'Created',
});
