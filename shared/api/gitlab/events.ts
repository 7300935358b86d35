import { define } from '../row.ts';

// Pure calls, and paths written out: esbuild would keep a row that might do something, and a bundle has no rows but its own.
const reporter = { level: 20, refusal: 'forbidden' } as const;

export const listEvents = /* @__PURE__ */ define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/errors/{error_id}/events',
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

export const getLatestEvent = /* @__PURE__ */ define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/errors/{error_id}/events/latest',
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

export const getOldestEvent = /* @__PURE__ */ define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/errors/{error_id}/events/oldest',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/oldest',
  summary: 'The event of an error that happened first, of those that are kept',
  access: reporter,
  params: {},
  success: 200,
  response: 'Event',
});

export const getEventSourceMaps = /* @__PURE__ */ define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/events/{event_id}/source_maps',
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

export const getEvent = /* @__PURE__ */ define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/events/{event_id}',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/events/get',
  summary: 'An event with everything that its SDK sent, after scrubbing',
  access: reporter,
  params: {},
  success: 200,
  response: 'Event',
});
