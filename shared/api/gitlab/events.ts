import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking';
const reporter = { level: 20, refusal: 'forbidden' } as const;

export const listEvents = define({
  method: 'GET',
  path: `${path}/errors/{error_id}/events`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/list',
  summary: 'Events of an error, newest first',
  description: 'By the time at which they happened; without their details and payloads.',
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

export const getEventSourceMaps = define({
  method: 'GET',
  path: `${path}/events/{event_id}/source_maps`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/source-maps',
  summary: 'What source maps do to the frames of an event, and why not more',
  description:
    'Of each frame of JavaScript: whether a source map says where it comes from, since when, and else why not, with what to do about it.',
  access: reporter,
  params: {},
  success: 200,
  response: 'EventSourceMaps',
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
