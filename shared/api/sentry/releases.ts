import {
  MAX_DEPLOY_TEXT_CHARACTERS,
  MAX_RELEASE_TEXT_CHARACTERS,
  MAX_RELEASE_URL_CHARACTERS,
} from '../../domain/limits.ts';
import { define, type Parameter } from '../row.ts';
import { project } from './issue-parameters.ts';
import { SENTRY_PATH } from './root.ts';

const reporter = { level: 20, refusal: 'forbidden' } as const;
const developer = { level: 30, refusal: 'forbidden' } as const;

const list = {
  path: `${SENTRY_PATH}/projects/{organization}/{project}/releases`,
  alsoAt: `${SENTRY_PATH}/organizations/{organization}/releases`,
  dialect: 'sentry',
  scope: 'projects',
} as const;
const one = { ...list, path: `${list.path}/{version}`, alsoAt: `${list.alsoAt}/{version}` } as const;
const below = <const Name extends string>(name: Name) =>
  ({ ...one, path: `${one.path}/${name}`, alsoAt: `${one.alsoAt}/${name}` }) as const;

const url = { type: 'string', maxLength: MAX_RELEASE_URL_CHARACTERS, description: 'By http or https.' } as const;
const time = (description: string) => ({ type: 'time', description }) as const satisfies Parameter;

/** What may be said of a release. */
const attributes = {
  ref: {
    type: 'string',
    maxLength: MAX_RELEASE_TEXT_CHARACTERS,
    description: 'The branch or tag that it was made of.',
  },
  url,
  status: { type: 'string', values: ['open', 'archived'], description: 'Archived: out of the way of those in use.' },
  dateStarted: time('When work on it began.'),
  dateReleased: time('When it was finished.'),
  commits: {
    type: 'object[]',
    description:
      'The newest first, in place of those before: `id`, `message`, `timestamp`, `author_name`, `author_email`, `repository`. All are counted, the first hundred kept; lists of changed files (`patch_set`) are not.',
  },
  refs: { type: 'object[]', description: 'Heads of repositories, where no commits are sent: `repository`, `commit`.' },
} as const;

export const listReleases = define({
  method: 'GET',
  ...list,
  function: 'sentry/releases/list',
  summary: 'Releases of a project, or of the projects of an organization, the latest first',
  description: 'A page may be shorter than `limit` before the last one: follow `Link` while `next` has results.',
  access: reporter,
  params: {
    query: { type: 'string', maxLength: 250, default: '', description: 'Part of the version, in upper or lower case.' },
    status: { type: 'string', values: ['open', 'archived', ''], description: 'Only those; empty or absent: all.' },
    project,
  },
  pagination: 'keyset',
  success: 200,
  response: 'SentryRelease',
});

export const createRelease = define({
  method: 'POST',
  ...list,
  function: 'sentry/releases/create',
  summary: 'Make a release, or change one that is there',
  description: 'It may be repeated: 201 where it is new to one of the projects, else 208.',
  access: developer,
  params: {
    version: { type: 'string', required: true, description: 'At most 200 bytes, without slashes and line breaks.' },
    projects: { ...project, description: 'Ids or slugs; of a release that is there none need be named.' },
    ...attributes,
  },
  success: 201,
  repeated: 208,
  response: 'SentryRelease',
});

export const getRelease = define({
  method: 'GET',
  ...one,
  function: 'sentry/releases/get',
  summary: 'A release',
  access: reporter,
  params: { project },
  success: 200,
  response: 'SentryRelease',
});

export const updateRelease = define({
  method: 'PUT',
  ...one,
  function: 'sentry/releases/update',
  summary: 'Change a release, or say what commits are in it',
  access: developer,
  params: attributes,
  success: 200,
  response: 'SentryRelease',
});

export const deleteRelease = define({
  method: 'DELETE',
  ...one,
  function: 'sentry/releases/delete',
  summary: 'Delete a release that has no events',
  access: developer,
  params: {},
  success: 204,
  response: 'None',
});

export const getPreviousRelease = define({
  method: 'GET',
  ...below('previous-with-commits'),
  function: 'sentry/releases/previous',
  summary: 'The latest release before this one of which commits are known; an empty object: none',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryPreviousRelease',
});

export const listReleaseCommits = define({
  method: 'GET',
  ...below('commits'),
  function: 'sentry/releases/commits',
  summary: 'Commits of a release, the newest first',
  access: reporter,
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryCommit',
});

export const listDeploys = define({
  method: 'GET',
  ...below('deploys'),
  function: 'sentry/releases/list-deploys',
  summary: 'The latest deploys of a release, the newest first',
  access: reporter,
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryDeploy',
});

export const createDeploy = define({
  method: 'POST',
  ...below('deploys'),
  function: 'sentry/releases/create-deploy',
  summary: 'Say that a release went somewhere',
  description:
    'It may be repeated: a deploy of the same environment, name, address and end is the same one, and answers 208.',
  access: developer,
  params: {
    environment: {
      type: 'string',
      required: true,
      maxLength: MAX_DEPLOY_TEXT_CHARACTERS,
      description: 'Without slashes.',
    },
    name: { type: 'string', maxLength: MAX_DEPLOY_TEXT_CHARACTERS, description: 'For people.' },
    url,
    dateStarted: time('When it began.'),
    dateFinished: time('When it was over. Absent: now.'),
    projects: { ...project, description: 'Ids or slugs of those that it is about. Absent: all that have the release.' },
  },
  success: 201,
  repeated: 208,
  response: 'SentryDeploy',
});
