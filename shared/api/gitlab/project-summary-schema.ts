import type { Answers } from '../answers.ts';
import { boolean, dateTime, integer, list, nullableDateTime, object, string } from '../json-schema.ts';
import { frequency } from './frequency-schema.ts';

type Summary = Answers['ProjectSummary'];

const error = object<Summary['news'][number]['error']>({
  id: integer,
  title: string,
  type: string,
  message: string,
  culprit: string,
  level: string,
  count: integer,
  last_seen: dateTime,
});

export const PROJECT_SUMMARY_SCHEMA = object<Summary>({
  id: integer,
  name: string,
  path_with_namespace: string,
  created_at: dateTime,
  unresolved: { type: 'integer', description: 'Unresolved errors; no more than 1,000 are counted.' },
  capped: { ...boolean, description: 'There are more.' },
  last_seen: { ...nullableDateTime, description: 'When an unresolved error happened last.' },
  frequency,
  news: {
    ...list(object<Summary['news'][number]>({ news: { enum: ['new', 'came-back'] }, at: dateTime, error })),
    description: 'The latest five errors that are new or came back in the last 24 hours.',
  },
});
