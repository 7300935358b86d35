import type { Answers } from '../answers.ts';
import { boolean, dateTime, integer, list, nullable, object, pair, string, type Schema } from '../json-schema.ts';
import { none, nothing } from './schemas.ts';

type Key = Answers['SentryKey'];
type Group = Answers['SentryStats']['groups'][number];
type TagValues = Answers['SentryTagValues'];

/** JSON Schema of the answers of Sentry's Web API about keys, tags and counts. */
export const FACT_SCHEMAS = {
  SentryKey: object<Key>({
    id: string,
    name: string,
    label: string,
    public: string,
    secret: nothing,
    projectId: integer,
    isActive: boolean,
    rateLimit: { anyOf: [object<NonNullable<Key['rateLimit']>>({ count: integer, window: integer }), nothing] },
    dsn: object<Key['dsn']>({
      public: { type: 'string', format: 'uri' },
      secret: string,
      csp: string,
      security: string,
      minidump: string,
      unreal: string,
      cdn: string,
    }),
    dateCreated: { ...dateTime, description: 'When the project was made.' },
  }),
  SentryTagValues: object<TagValues>({
    key: string,
    name: string,
    totalValues: { type: 'integer', description: 'Events of the sample that have it.' },
    uniqueValues: integer,
    topValues: list(
      object<TagValues['topValues'][number]>({
        value: string,
        name: nullable('string'),
        count: integer,
        firstSeen: dateTime,
        lastSeen: dateTime,
      }),
    ),
  }),
  SentryTag: object<Answers['SentryTag']>({
    key: string,
    name: string,
    totalValues: { type: 'integer', description: 'Events of the sample that have it.' },
    uniqueValues: integer,
  }),
  SentryActivities: object<Answers['SentryActivities']>({ activity: none }),
  SentryEnvironment: object<Answers['SentryEnvironment']>({ id: string, name: string, isHidden: boolean }),
  SentryEventsStats: object<Answers['SentryEventsStats']>({
    data: list(
      pair({ ...integer, description: 'Epoch seconds.' }, list(object<{ count: number }>({ count: integer }))),
    ),
    start: integer,
    end: integer,
  }),
  SentryStats: object<Answers['SentryStats']>({
    start: dateTime,
    end: dateTime,
    intervals: list(dateTime),
    groups: list(
      object<Group>({
        by: object<Group['by']>(
          {},
          { outcome: string, reason: string, category: string, project: { ...integer, description: 'Its id.' } },
        ),
        totals: { type: 'object', additionalProperties: integer },
        series: { type: 'object', additionalProperties: list(integer) },
      }),
    ),
  }),
} as const satisfies Record<string, Schema>;
