import { MAX_UPDATED_ERRORS } from '../../domain/limits.ts';
import type { ErrorStatus } from '../../domain/error/tracked-error.ts';
import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking';
const reporter = { level: 20, refusal: 'forbidden' } as const;
const developer = { level: 30, refusal: 'forbidden' } as const;

const statuses = ['unresolved', 'resolved', 'ignored'] as const satisfies ErrorStatus[];
const status = {
  type: 'string',
  required: true,
  allowBlank: false,
  values: statuses,
  description: 'A resolved error comes back when it happens again, an ignored one does not.',
} as const;

export const listErrors = define({
  method: 'GET',
  path: `${path}/errors`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/list',
  summary: "A project's errors",
  description: 'A page may be shorter than `per_page` before the last one: follow `Link` until it has no `next`.',
  access: reporter,
  params: {
    status: {
      type: 'string',
      values: [...statuses, 'all'],
      default: 'unresolved',
      description: 'Only errors with this status.',
    },
    sort: {
      type: 'string',
      values: ['last_seen', 'first_seen', 'frequency'],
      default: 'last_seen',
      description: 'Latest or most frequent first.',
    },
    search_term: { type: 'string', maxLength: 255, description: 'Part of title or culprit, without regard to case.' },
    environment: { type: 'string', maxLength: 255, description: 'Only errors seen in this environment.' },
    release: { type: 'string', maxLength: 255, description: 'Only errors seen in this release.' },
    level: {
      type: 'string',
      values: ['fatal', 'error', 'warning', 'info', 'debug'],
      description: 'Only errors of this level.',
    },
  },
  pagination: 'keyset',
  asksSentry: true,
  success: 200,
  response: 'Error',
});

export const updateErrors = define({
  method: 'PUT',
  path: `${path}/errors`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/update-many',
  summary: 'Set the status of several errors',
  description: 'Answers those that exist.',
  access: developer,
  params: {
    error_ids: {
      type: 'integer[]',
      required: true,
      allowBlank: false,
      description: `At most ${MAX_UPDATED_ERRORS}.`,
    },
    status,
  },
  success: 200,
  response: 'Errors',
});

export const getError = define({
  method: 'GET',
  path: `${path}/errors/{error_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/get',
  summary: 'An error',
  access: reporter,
  params: {},
  asksSentry: true,
  success: 200,
  response: 'Error',
});

export const updateError = define({
  method: 'PUT',
  path: `${path}/errors/{error_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/update',
  summary: 'Set the status of an error',
  access: developer,
  params: { status },
  asksSentry: true,
  success: 200,
  response: 'Error',
});

export const deleteError = define({
  method: 'DELETE',
  path: `${path}/errors/{error_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/delete',
  summary: 'Delete an error and its events',
  description: 'If it happens again it is a new error.',
  access: developer,
  params: {},
  success: 204,
  response: 'None',
});

export const listEvents = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/events`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/list',
  summary: 'Events of an error, newest first',
  description: 'By the time at which they happened; without their payloads.',
  access: reporter,
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'EventInList',
});

export const getLatestEvent = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/events/latest`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/latest',
  summary: 'The event of an error that happened last',
  access: reporter,
  params: {},
  asksSentry: true,
  success: 200,
  response: 'Event',
});

export const getOldestEvent = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/events/oldest`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/oldest',
  summary: 'The event of an error that happened first, of those that are kept',
  access: reporter,
  params: {},
  success: 200,
  response: 'Event',
});

export const getEvent = define({
  method: 'GET',
  path: `${path}/events/{event_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/get',
  summary: 'An event with everything that its SDK sent, after scrubbing',
  access: reporter,
  params: {},
  success: 200,
  response: 'Event',
});

const days = { type: 'integer', minimum: 1, maximum: 90, default: 1, description: 'How many days back.' } as const;

export const getErrorStats = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/stats`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/stats',
  summary: 'Events of an error by the hour',
  access: reporter,
  params: { days },
  success: 200,
  response: 'Stats',
});

export const getProjectStats = define({
  method: 'GET',
  path: `${path}/stats`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/stats',
  summary: 'Events of a project by the hour, and how many were refused',
  access: reporter,
  params: { days },
  success: 200,
  response: 'ProjectStats',
});
