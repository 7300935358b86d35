import type { Answers } from '../answers.ts';
import { boolean, dateTime, freeForm, list, nullable, object, string, type Schema } from '../json-schema.ts';
import { none, nothing, number } from './schemas.ts';

type InList = Answers['SentryEventInList'];
type Event = Answers['SentryEvent'];
type User = NonNullable<Event['user']>;

const eventId = { type: 'string', pattern: '^[0-9a-f]{32}$' };
const nullableId = { type: ['string', 'null'], pattern: '^[0-9a-f]{32}$' };

const user = {
  anyOf: [
    object<User>({
      id: nullable('string'),
      email: nullable('string'),
      username: nullable('string'),
      ip_address: nullable('string'),
      name: nullable('string'),
      data: freeForm('What else the SDK sent of the user.'),
    }),
    nothing,
  ],
};

const identity = {
  id: eventId,
  eventID: eventId,
  groupID: number,
  projectID: number,
  title: string,
  message: string,
  platform: string,
  culprit: string,
  location: nothing,
  metadata: freeForm('`type` and `value` of an exception, or `title` of a message.'),
  dateCreated: { ...dateTime, description: 'When it happened.' },
  dateReceived: dateTime,
  user,
  tags: list(object<Event['tags'][number]>({ key: string, value: string })),
};

const kind = { enum: ['error', 'default'] };

type Checks = Answers['SentryCheckedSearch'];
const check = { name: string, valid: boolean, error: nullable('string') };
const checked = object<Checks['orderby'][number]>(check);
const checkedField = object<Checks['field'][number]>({ ...check, attrType: nullable('string') });

/** JSON Schema of the answers of Sentry's Web API about events. */
export const EVENT_SCHEMAS = {
  SentryEventInList: object<InList>({ ...identity, 'event.type': kind, crashFile: nothing }),
  SentryEvent: object<Event>({
    ...identity,
    type: kind,
    size: { type: 'integer', description: "Bytes of the payload's JSON." },
    dist: nullable('string'),
    contexts: { type: 'object', additionalProperties: freeForm('A context, with its name as its type.') },
    context: freeForm('What the SDK sent as `extra`.'),
    packages: { type: 'object', additionalProperties: string },
    sdk: {
      anyOf: [object<NonNullable<Event['sdk']>>({ name: nullable('string'), version: nullable('string') }), nothing],
    },
    errors: none,
    fingerprints: list(string),
    _meta: { type: 'object', maxProperties: 0, additionalProperties: true },
    nextEventID: { ...nullableId, description: 'The event of the issue that happened next after it.' },
    previousEventID: { ...nullableId, description: 'The event of the issue that happened next before it.' },
    release: {
      anyOf: [object<NonNullable<Event['release']>>({ version: string, shortVersion: string }), nothing],
    },
    entries: {
      ...list(
        object<{ type: string; data: unknown }>({
          type: { enum: ['exception', 'stacktrace', 'message', 'threads', 'breadcrumbs', 'request'] },
          data: freeForm("Sentry's form of it; frames oldest first, as SDKs send them."),
        }),
      ),
      description: 'Cut so that the whole answer is below 1,000,000 bytes; all of it is in the payload.',
    },
  }),
  SentryEventInTable: {
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    description: 'The value of each field that was asked for, by its name.',
  },
  SentryCheckedSearch: object<Answers['SentryCheckedSearch']>({
    valid: boolean,
    projects: list(object<{ valid: boolean; error: string | null }>({ valid: boolean, error: nullable('string') })),
    dataset: list(checked),
    environment: list(checked),
    field: list(checkedField),
    query: object<Checks['query']>({ valid: boolean, error: nullable('string'), fields: list(checkedField) }),
    orderby: list(checked),
  }),
} as const satisfies Record<string, Schema>;
