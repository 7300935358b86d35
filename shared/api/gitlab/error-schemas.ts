import type { Facet, ReleaseFacet } from '../../domain/error/facets.ts';
import type { TagShare } from '../../domain/error/tag-shares.ts';
import type { Answers } from '../answers.ts';
import { integer, list, nullable, nullableDateTime, object, string } from '../json-schema.ts';
import { frequency } from './frequency-schema.ts';

export const ERROR_COUNTS_SCHEMA = object<Answers['ErrorCounts']>({
  unresolved: integer,
  resolved: integer,
  ignored: integer,
  capped: {
    ...list({ enum: ['unresolved', 'resolved', 'ignored'] }),
    description: 'Statuses of which there are more errors than were counted.',
  },
});

const facet = list(object<Facet>({ value: string, errors: integer }));

export const ERROR_FACETS_SCHEMA = object<Answers['ErrorFacets']>({
  environments: facet,
  releases: list(
    object<ReleaseFacet>({
      value: string,
      errors: integer,
      new_errors: { type: 'integer', description: 'How many of these errors were first seen in it.' },
      first_seen: {
        ...nullableDateTime,
        description: 'The earliest time at which these errors were seen in it; `null` where that is not known.',
      },
    }),
  ),
  levels: facet,
  sample: { type: 'integer', description: 'How many errors, those that happened last, it was made of.' },
});

export const TAG_SHARES_SCHEMA = object<Answers['TagShares']>({
  sample: { type: 'integer', description: 'How many of the latest events were read.' },
  tags: list(
    object<TagShare>({
      key: string,
      events: { type: 'integer', description: 'Of the sample that have it.' },
      distinct: { type: 'integer', description: 'Different values.' },
      values: {
        ...list(object<TagShare['values'][number]>({ value: string, events: integer })),
        description: 'The ten of the most events.',
      },
    }),
  ),
});

/** The release that the resolution of an error depends on. */
const RESOLVED_IN_SCHEMA = {
  anyOf: [
    object<NonNullable<Answers['Error']['resolved_in']>>({
      version: { type: 'string', description: 'Empty: there was no release yet.' },
      in_next_release: { type: 'boolean', description: 'Only a later release brings it back, not that one.' },
    }),
    { type: 'null' },
  ],
  description: 'The release that the resolution depends on.',
} as const;

const SNOOZE_SCHEMA = {
  anyOf: [
    object<NonNullable<Answers['Error']['snooze']>>({
      until: nullableDateTime,
      events_left: nullable('integer'),
      users_left: nullable('integer'),
    }),
    { type: 'null' },
  ],
  description: 'How long its alerts are silent, by whichever comes first; `null`: they are not.',
};

/** Of what an external Sentry may not say. */
const mayLack = 'An external Sentry may lack it.';

export const ERROR_SCHEMA = object<Answers['Error']>({
  id: integer,
  title: string,
  type: string,
  message: string,
  culprit: string,
  level: string,
  platform: string,
  status: { enum: ['unresolved', 'resolved', 'ignored'] },
  count: integer,
  user_count: {
    type: 'integer',
    description: 'Exact up to 64 users, within about 13 % above; never more than `count`.',
  },
  first_seen: { ...nullableDateTime, description: mayLack },
  last_seen: { ...nullableDateTime, description: mayLack },
  first_release: nullable('string'),
  last_release: nullable('string'),
  environments: list(string),
  regressed_at: nullableDateTime,
  frequency,
  project_id: integer,
  external_url: string,
  gitlab_issue: { type: ['integer', 'null'], description: 'The issue in GitLab that somebody linked it with.' },
  resolved_in: RESOLVED_IN_SCHEMA,
  snooze: SNOOZE_SCHEMA,
});
