import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking';
const reporter = { level: 20, refusal: 'forbidden' } as const;

const days = { type: 'integer', minimum: 1, maximum: 90, default: 1, description: 'How many days back.' } as const;

const params = {
  days,
  by: { type: 'string', values: ['hour', 'day'], default: 'hour', description: 'What is counted together.' },
  tz: {
    type: 'time_zone',
    default: 'UTC',
    description: 'By the day: whose days, as a name of IANA, `Europe/Berlin`.',
  },
} as const;

export const getErrorStats = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/stats`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/errors/stats',
  summary: 'Events of an error by the hour or day',
  access: reporter,
  params,
  success: 200,
  response: 'Stats',
});

export const getProjectStats = define({
  method: 'GET',
  path: `${path}/stats`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/stats',
  summary: 'Events of a project by the hour or day, and how many were refused',
  access: reporter,
  params,
  success: 200,
  response: 'ProjectStats',
});
