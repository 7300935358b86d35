import { define } from '../row.ts';
import { project, start, statsPeriod } from './issue-parameters.ts';
import { SENTRY_PATH } from './root.ts';

const reporter = { level: 20, refusal: 'forbidden' } as const;
const ofIssue = `${SENTRY_PATH}/issues/{issue}` as const;
const ofOrganization = `${SENTRY_PATH}/organizations/{organization}` as const;

export const getIssueTag = define({
  method: 'GET',
  path: `${ofIssue}/tags/{tag}`,
  alsoAt: `${ofOrganization}/issues/{issue}/tags/{tag}`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/tag',
  summary: 'The values of a tag in the latest hundred events of an issue',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryTagValues',
});

export const listExternalIssues = define({
  method: 'GET',
  path: `${ofIssue}/external-issues`,
  alsoAt: `${ofOrganization}/issues/{issue}/external-issues`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/external-issues',
  summary: 'Issues of other trackers: there are none',
  access: reporter,
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryNothing',
});

export const listActivities = define({
  method: 'GET',
  path: `${ofIssue}/activities`,
  alsoAt: `${ofOrganization}/issues/{issue}/activities`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/activities',
  summary: 'What people did with an issue: it is not kept',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryActivities',
});

export const listEnvironments = define({
  method: 'GET',
  path: `${SENTRY_PATH}/projects/{organization}/{project}/environments`,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/projects/environments',
  summary: 'Environments of the issues of a project that happened last',
  access: reporter,
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryEnvironment',
});

export const getEventsStats = define({
  method: 'GET',
  path: `${ofOrganization}/events-stats`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/organizations/events-stats',
  summary: 'Events of projects over time',
  description: 'Of whole hours; `interval` is rounded up to some. There are no counts by anything else.',
  access: reporter,
  params: {
    yAxis: { type: 'string', values: ['count()'], default: 'count()', description: 'What is counted.' },
    interval: { type: 'string', maxLength: 10, default: '1h', description: 'Such as `1h`, `6h`, `1d`.' },
    query: { type: 'string', maxLength: 500, default: '', description: 'Has to be empty.' },
    topEvents: { type: 'integer', maximum: 0, description: 'Passed over: there are no counts by fields.' },
    field: {
      type: 'string[]',
      values: ['count()'],
      description: 'Only `count()`: there are no counts by fields.',
    },
    environment: { type: 'string[]', maxLength: 255, description: 'Has to be empty: counts are of all.' },
    statsPeriod,
    start,
    end: start,
    project,
  },
  success: 200,
  response: 'SentryEventsStats',
});

export const getStats = define({
  method: 'GET',
  path: `${ofOrganization}/stats_v2`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/organizations/stats',
  summary: 'What became of the events that were sent, over time',
  description:
    'Of whole hours; `interval` is rounded up to some. Events that were refused are counted by the day, and stand at its beginning.',
  access: reporter,
  params: {
    field: {
      type: 'string[]',
      required: true,
      values: ['sum(quantity)', 'sum(times_seen)'],
      description: 'Repeated; both are how many events they are.',
    },
    groupBy: {
      type: 'string[]',
      values: ['outcome', 'reason', 'category', 'project'],
      description: 'Repeated: what makes events one group.',
    },
    category: { type: 'string[]', maxLength: 50, description: 'Repeated; all that is counted is `error`.' },
    outcome: {
      type: 'string[]',
      maxLength: 50,
      description: 'Repeated: `accepted`, `rate_limited`, `invalid` (destroyed on its way).',
    },
    reason: { type: 'string[]', maxLength: 50, description: 'Repeated: `none`, `limit`, `garbled`.' },
    interval: { type: 'string', maxLength: 10, default: '1h', description: 'Such as `1h`, `6h`, `1d`.' },
    statsPeriod,
    start,
    end: start,
    project,
  },
  success: 200,
  response: 'SentryStats',
});
