import { define } from '../row.ts';
import { environment, eventOrder, eventQuery, project, start, statsPeriod } from './issue-parameters.ts';
import { SENTRY_PATH } from './root.ts';

const reporter = { level: 20, refusal: 'forbidden' } as const;
const ofOrganization = `${SENTRY_PATH}/organizations/{organization}` as const;

const dataset = {
  type: 'string',
  values: ['errors', 'discover', 'events'],
  default: 'errors',
  description: 'There are events of errors alone.',
} as const;

const field = {
  type: 'string[]',
  maxLength: 210,
  maxValues: 50,
  description: 'Repeated: what is shown of each event, such as `title`, `user.id`, `tags[shop]`.',
} as const;

export const searchOrganizationEvents = define({
  method: 'GET',
  path: `${ofOrganization}/events`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/events/search',
  summary: 'A table of events of an organization, newest first',
  description:
    'Of the 25 issues that happened last, or of the issue that `query` names. A request looks at a hundred events: follow `Link` while `next` has results.',
  access: reporter,
  params: {
    dataset,
    field,
    query: eventQuery,
    sort: eventOrder,
    statsPeriod,
    start,
    end: start,
    project,
    environment,
  },
  pagination: 'keyset',
  isTable: true,
  success: 200,
  response: 'SentryEventInTable',
});

export const checkOrganizationEvents = define({
  method: 'GET',
  path: `${ofOrganization}/events/validate`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/events/check-search',
  summary: 'What is wrong with each part of a search of events',
  access: reporter,
  params: {
    dataset,
    field,
    orderby: { type: 'string[]', maxLength: 210, maxValues: 50, description: 'Repeated: as `sort` of the search.' },
    query: eventQuery,
    statsPeriod,
    start,
    end: start,
    project,
    environment,
  },
  success: 200,
  response: 'SentryCheckedSearch',
});

export const listTags = define({
  method: 'GET',
  path: `${ofOrganization}/tags`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/organizations/tags',
  summary: 'The tags of the latest hundred events of an organization',
  description: 'Of the 25 issues that happened last; the fifty tags of the most events.',
  access: reporter,
  params: { statsPeriod, start, end: start, project, environment },
  pagination: 'keyset',
  success: 200,
  response: 'SentryTag',
});
