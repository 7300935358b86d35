import type { Answers } from '../answers.ts';
import { dateTime, integer, list, nullable, nullableDateTime, object, string } from '../json-schema.ts';

type Release = Answers['Release'];

/** JSON Schema of a release of a project. */
export const RELEASE_SCHEMA = object<Release>({
  version: string,
  status: { enum: ['open', 'archived'] },
  ref: nullable('string'),
  url: nullable('string'),
  created_at: dateTime,
  released_at: { ...nullableDateTime, description: 'As a build says; `null`: it did not.' },
  first_seen: { ...nullableDateTime, description: 'When the first of its events happened.' },
  last_seen: { ...nullableDateTime, description: 'When the last of its events happened.' },
  new_errors: { type: 'integer', description: 'Errors that began with one of its events, deleted ones too.' },
  commit_count: integer,
  last_commit: {
    anyOf: [
      object<NonNullable<Release['last_commit']>>({
        id: string,
        message: nullable('string'),
        created_at: nullableDateTime,
        author_name: nullable('string'),
      }),
      { type: 'null' },
    ],
  },
  deploy_count: integer,
  deploys: {
    ...list(
      object<Release['deploys'][number]>({
        environment: string,
        name: nullable('string'),
        url: nullable('string'),
        started_at: nullableDateTime,
        finished_at: dateTime,
      }),
    ),
    description: 'The latest twenty, the newest last.',
  },
});
