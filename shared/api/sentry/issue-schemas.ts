import type { Answers } from '../answers.ts';
import { frequency } from '../gitlab/frequency-schema.ts';
import { boolean, dateTime, freeForm, integer, list, nullable, object, string, type Schema } from '../json-schema.ts';
import { none, nothing, number } from './schemas.ts';

type InList = Answers['SentryIssueInList'];
type Issue = Answers['SentryIssue'];
type Release = NonNullable<Issue['firstRelease']>;

const project = object<Issue['project']>({ id: number, name: string, slug: string, platform: nullable('string') });
const statusDetails = object<Issue['statusDetails']>(
  {},
  {
    inNextRelease: { const: true, description: 'Only a release later than the latest of that time brings it back.' },
    inRelease: { type: 'string', description: 'Only that release and later ones bring it back.' },
  },
);

const inList = {
  id: number,
  shortId: { type: 'string', description: 'Of the project and the number, in base 32.' },
  title: string,
  culprit: string,
  permalink: { type: 'string', format: 'uri', description: "Leads a browser to the error's page." },
  logger: nothing,
  level: string,
  status: { enum: ['unresolved', 'resolved', 'ignored'] },
  statusDetails,
  substatus: { enum: ['ongoing', 'regressed', 'archived_forever', null] },
  isPublic: boolean,
  platform: string,
  project,
  type: { enum: ['error', 'default'] },
  metadata: freeForm('`type` and `value` of an exception, or `title` of a message.'),
  numComments: integer,
  assignedTo: nothing,
  isBookmarked: boolean,
  isSubscribed: boolean,
  subscriptionDetails: nothing,
  hasSeen: boolean,
  annotations: list(string),
  issueType: string,
  issueCategory: string,
  isUnhandled: { type: 'boolean', description: 'Not known of an issue: always false. Its events say so.' },
  count: number,
  userCount: integer,
  firstSeen: dateTime,
  lastSeen: dateTime,
  stats: object<Issue['stats']>({ '24h': frequency }),
};

const release = {
  anyOf: [
    object<Release>({ version: string, shortVersion: string, dateCreated: dateTime, lastCommit: nothing }),
    nothing,
  ],
};

type GitlabIssue = Answers['SentryGitlabIssue'];
const GITLAB_ISSUE = object<GitlabIssue>({
  id: { const: 'gitlab' },
  title: string,
  issue: object<GitlabIssue['issue']>({ issue_id: integer, label: string, url: nothing }),
});

const place = { organizationSlug: string, projectSlug: string, groupId: number };

/** JSON Schema of the answers of Sentry's Web API about issues. */
export const ISSUE_SCHEMAS = {
  SentryIssueInList: object<InList>(inList, {
    matchingEventId: { type: 'string', description: 'The event that was searched by its id.' },
  }),
  SentryIssue: object<Issue>({
    ...inList,
    activity: none,
    seenBy: none,
    participants: none,
    firstRelease: release,
    lastRelease: release,
    tags: list(object<Issue['tags'][number]>({ key: string, name: string, totalValues: integer })),
    pluginActions: none,
    pluginIssues: list(GITLAB_ISSUE),
    pluginContexts: none,
    userReportCount: integer,
  }),
  SentryGitlabIssue: GITLAB_ISSUE,
  SentryChange: object<Answers['SentryChange']>({ statusDetails }, { status: string }),
  SentryShortId: object<Answers['SentryShortId']>({
    ...place,
    shortId: string,
    group: { $ref: '#/components/schemas/SentryIssue' },
  }),
  SentryEventId: object<Answers['SentryEventId']>({
    ...place,
    eventId: string,
    event: { $ref: '#/components/schemas/SentryEvent' },
  }),
} as const satisfies Record<string, Schema>;
