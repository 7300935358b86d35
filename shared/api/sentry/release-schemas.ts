import type { Answers } from '../answers.ts';
import { dateTime, integer, list, nullable, nullableDateTime, object, string, type Schema } from '../json-schema.ts';
import { nothing } from './schemas.ts';

type Release = Answers['SentryRelease'];
type Commit = Answers['SentryCommit'];

const author = object<NonNullable<Commit['author']>>({ name: string, email: string });
const orNothing = (schema: Schema) => ({ anyOf: [schema, nothing] });

const COMMIT = object<Commit>({
  id: string,
  message: nullable('string'),
  dateCreated: nullableDateTime,
  author: orNothing(author),
  repository: orNothing(object<NonNullable<Commit['repository']>>({ name: string })),
});

const DEPLOY = object<Answers['SentryDeploy']>({
  id: { type: 'string', pattern: '^\\d+$' },
  environment: string,
  name: nullable('string'),
  url: nullable('string'),
  dateStarted: nullableDateTime,
  dateFinished: dateTime,
});

const RELEASE = object<Release>({
  id: { type: 'integer', description: 'It follows from the version.' },
  version: string,
  shortVersion: { type: 'string', description: 'Without the name of the package.' },
  ref: nullable('string'),
  url: nullable('string'),
  status: { enum: ['open', 'archived'] },
  dateCreated: dateTime,
  dateStarted: nullableDateTime,
  dateReleased: nullableDateTime,
  firstEvent: nullableDateTime,
  lastEvent: nullableDateTime,
  newGroups: { type: 'integer', description: 'Issues that began with one of its events.' },
  commitCount: integer,
  lastCommit: orNothing(COMMIT),
  deployCount: integer,
  lastDeploy: orNothing(DEPLOY),
  authors: list(author),
  owner: nothing,
  data: { type: 'object', maxProperties: 0 },
  projects: list(
    object<Release['projects'][number]>({
      id: integer,
      slug: string,
      name: string,
      platform: nothing,
      newGroups: integer,
    }),
  ),
});

/** JSON Schema of the answers of Sentry's Web API about releases. */
export const RELEASE_SCHEMAS = {
  SentryRelease: RELEASE,
  SentryPreviousRelease: { anyOf: [RELEASE, { type: 'object', maxProperties: 0 }] },
  SentryCommit: COMMIT,
  SentryDeploy: DEPLOY,
} as const satisfies Record<string, Schema>;
