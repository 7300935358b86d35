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

/** Of one error, which may be changed otherwise. */
const { required: _required, ...optionalStatus } = status;

const snooze = {
  snooze_until: { type: 'time', description: 'Alerts of it are silent until then.' },
  snooze_events: {
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'Until it has so many events more.',
  },
  snooze_users: {
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'Until it has so many users more.',
  },
  unsnooze: { type: 'boolean', default: false, description: 'It is silent no longer.' },
} as const;

const wantedStatus = {
  type: 'string',
  values: [...statuses, 'all'],
  default: 'unresolved',
  description: 'Only errors with this status.',
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
    status: wantedStatus,
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
    last_seen_after: { type: 'time', description: 'Only errors that happened at this time or later.' },
    last_seen_before: { type: 'time', description: 'Only errors that happened last at this time or earlier.' },
    first_seen_after: { type: 'time', description: 'Only errors that are new since this time.' },
    first_seen_before: { type: 'time', description: 'Only errors that happened first at this time or earlier.' },
  },
  pagination: 'keyset',
  asksSentry: true,
  success: 200,
  response: 'Error',
});

export const countErrors = define({
  method: 'GET',
  path: `${path}/errors/counts`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/counts',
  summary: 'How many errors there are of each status',
  access: reporter,
  params: {},
  success: 200,
  response: 'ErrorCounts',
});

export const getErrorFacets = define({
  method: 'GET',
  path: `${path}/errors/facets`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/facets',
  summary: 'What errors can be filtered by',
  description: 'Environments, releases and levels of the errors that happened last, and how many of them have each.',
  access: reporter,
  params: { status: wantedStatus },
  success: 200,
  response: 'ErrorFacets',
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
  description: 'By the id of one that was merged into another, the other one.',
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
  summary: 'Set the status of an error, or silence its alerts for a while',
  description: 'A snooze ends by whichever of its ends comes first, and takes the place of the one before.',
  access: developer,
  params: {
    status: optionalStatus,
    in_next_release: {
      type: 'boolean',
      default: false,
      description: 'With `resolved`: only an event of a release that is later than those there are brings it back.',
    },
    ...snooze,
  },
  atLeastOneOf: ['status', 'snooze_until', 'snooze_events', 'snooze_users', 'unsnooze'],
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

export const getErrorTags = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/tags`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/tags',
  summary: 'Tags of an error, and which share of its latest events has each value',
  access: reporter,
  params: {},
  success: 200,
  response: 'TagShares',
});
