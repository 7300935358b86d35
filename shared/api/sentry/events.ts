import { define } from '../row.ts';
import { environment, eventOrder, eventQuery, start, statsPeriod } from './issue-parameters.ts';
import { SENTRY_PATH } from './root.ts';

/** What lists of events are searched by. */
const search = { query: eventQuery, sort: eventOrder, statsPeriod, start, end: start, environment } as const;

const reporter = { level: 20, refusal: 'forbidden' } as const;
const ofIssue = `${SENTRY_PATH}/issues/{issue}/events` as const;
const ofOrganization = `${SENTRY_PATH}/organizations/{organization}` as const;
const ofProject = `${SENTRY_PATH}/projects/{organization}/{project}/events` as const;

export const listIssueEvents = define({
  method: 'GET',
  path: ofIssue,
  alsoAt: `${ofOrganization}/issues/{issue}/events`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/events/list',
  summary: 'Events of an issue, newest first',
  access: reporter,
  params: search,
  pagination: 'keyset',
  success: 200,
  response: 'SentryEventInList',
});

export const getIssueEvent = define({
  method: 'GET',
  path: `${ofIssue}/{event}`,
  alsoAt: `${ofOrganization}/issues/{issue}/events/{event}`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/events/get',
  summary: 'An event of an issue: the latest, the oldest, or one by its id',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryEvent',
});

export const listSentryEvents = define({
  method: 'GET',
  path: ofProject,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/events/list-of-project',
  summary: 'Events of a project, newest first',
  description: 'Of the 25 issues that happened last.',
  access: reporter,
  params: search,
  pagination: 'keyset',
  success: 200,
  response: 'SentryEventInList',
});

export const getSentryEvent = define({
  method: 'GET',
  path: `${ofProject}/{event}`,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/events/get-of-project',
  summary: 'An event of a project',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryEvent',
});

export const getEventId = define({
  method: 'GET',
  path: `${ofOrganization}/eventids/{event}`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/events/event-id',
  summary: 'Where in an organization an event is',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryEventId',
});
