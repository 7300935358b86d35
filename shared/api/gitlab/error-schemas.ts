import type { Facet } from '../../domain/error/facets.ts';
import type { Answers } from '../answers.ts';
import { integer, list, object, string } from '../json-schema.ts';

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
  releases: facet,
  levels: facet,
  sample: { type: 'integer', description: 'How many errors, those that happened last, it was made of.' },
});
