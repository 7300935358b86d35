import { DESTINATION_KINDS, MAX_DESTINATION_URL_CHARACTERS } from '../../domain/alerts/alert-destination.ts';
import { MAX_DESTINATION_TESTS_A_MINUTE } from '../../domain/limits.ts';
import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking/alert_destinations';
const access = { level: 40, refusal: 'forbidden' } as const;

const params = {
  enabled: { type: 'boolean', blank: 'keep', description: 'Whether anything is sent to it.' },
  url: {
    type: 'string',
    maxLength: MAX_DESTINATION_URL_CHARACTERS,
    secret: true,
    description:
      'Where it is sent. Of `ntfy` and `gitlab_issue` the address of the server, of `pagerduty` and `email` none is needed.',
  },
  token: {
    type: 'string',
    maxLength: 4096,
    secret: true,
    description:
      'Of `webhook` and `sentry_webhook` the value of the header `header_name`, of `pagerduty` the routing key, of `gitlab_alert` the authorization key, of `gitlab_issue` and `ntfy` an access token. Who changes `url` gives it again.',
  },
  header_name: { type: 'string', description: 'Of `webhook` and `sentry_webhook`: a header that each request has.' },
  topic: { type: 'string', description: 'Of `ntfy`.' },
  gitlab_project: { type: 'string', description: 'Of `gitlab_issue`: id or full path of the project.' },
  labels: { type: 'string[]', description: 'Of `gitlab_issue`.' },
  confidential: { type: 'boolean', blank: 'keep', description: 'Of `gitlab_issue`; true unless it is said otherwise.' },
  emails: {
    type: 'string[]',
    description: 'Of `email`: whom it is sent to. Where AWS mails, each has to confirm by a link first.',
  },
  window_minutes: {
    type: 'integer',
    minimum: 0,
    maximum: 60,
    blank: 'keep',
    description:
      'Minutes after a message in which what comes is gathered into one digest; 0: each is a message of its own. 5 unless it is said otherwise. In a storm they double, up to an hour.',
  },
  muted_until: { type: 'time', description: 'Until then nothing is sent; what comes is told by one digest then.' },
} as const;

const name = 'What it is called in lists.';

export const listAlertDestinations = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/list',
  summary: "A project's destinations of alerts, ascending by id",
  access,
  params: {},
  pagination: 'lenient',
  success: 200,
  response: 'AlertDestination',
});

export const createAlertDestination = define({
  method: 'POST',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/create',
  summary: 'Create a destination of alerts',
  description:
    'Only this answer has the `signing_secret`, by which receivers of `webhook` and `sentry_webhook` verify what they are sent.',
  access,
  params: {
    kind: { type: 'string', required: true, allowBlank: false, values: DESTINATION_KINDS, description: 'What it is.' },
    name: { type: 'string', required: true, allowBlank: false, description: name },
    ...params,
  },
  success: 201,
  response: 'AlertDestinationWithSecret',
});

export const getAlertDestination = define({
  method: 'GET',
  path: `${path}/{destination_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/get',
  summary: 'A destination of alerts',
  access,
  params: {},
  success: 200,
  response: 'AlertDestination',
});

export const updateAlertDestination = define({
  method: 'PUT',
  path: `${path}/{destination_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/update',
  summary: 'Change a destination of alerts',
  description: 'What is not sent stays as it is. Its kind cannot be changed.',
  access,
  params: { name: { type: 'string', blank: 'keep', description: name }, ...params },
  success: 200,
  response: 'AlertDestination',
});

export const deleteAlertDestination = define({
  method: 'DELETE',
  path: `${path}/{destination_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/delete',
  summary: 'Delete a destination of alerts',
  description: 'What waits for it goes with it. A rule that named it alone is switched off.',
  access,
  params: {},
  success: 204,
  response: 'None',
});

export const testAlertDestination = define({
  method: 'POST',
  path: `${path}/{destination_id}/test`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/test',
  summary: 'Send a destination of alerts a message that says that it is a test',
  description: `By the way that alerts take. Answers what the receiver said, also where that is no success. ${MAX_DESTINATION_TESTS_A_MINUTE} a minute for each project.`,
  access,
  params: {},
  success: 200,
  response: 'AlertTest',
});

export const rotateAlertSecret = define({
  method: 'POST',
  path: `${path}/{destination_id}/rotate_secret`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-destinations/rotate-secret',
  summary: 'Have another key sign what a destination is sent',
  description: 'Only this answer has it. The former one signs as well for a day.',
  access,
  params: {},
  success: 200,
  response: 'AlertDestinationWithSecret',
});
