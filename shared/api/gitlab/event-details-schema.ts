import type { Answers } from '../answers.ts';
import { boolean, freeForm, integer, list, nullable, nullableDateTime, object, pair, string } from '../json-schema.ts';

type Details = NonNullable<Answers['Event']['details']>;
type Exception = Details['exceptions'][number];

const text = nullable('string');
const fields = freeForm("The SDK's own fields.");
const nullableFields = { ...fields, type: ['object', 'null'] };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const pairs = list(pair(string, string));

const frames = {
  ...list(
    object<Details['stacktrace'][number]>(
      {
        function: text,
        filename: text,
        abs_path: text,
        module: text,
        package: text,
        lineno: nullable('integer'),
        colno: nullable('integer'),
        in_app: { ...nullable('boolean'), description: 'As the SDK says; `null`: it does not.' },
        own: { ...boolean, description: "Whether grouping takes it for the application's own." },
        context: { ...list(pair(nullable('integer'), string)), description: 'Lines of source: number and text.' },
        vars: nullableFields,
      },
      {
        raw: {
          ...object<NonNullable<Details['stacktrace'][number]['raw']>>({
            function: text,
            filename: text,
            lineno: nullable('integer'),
            colno: nullable('integer'),
          }),
          description: 'What was sent, of a frame that is shown as its source map says.',
        },
        debug_id: { type: 'string', description: 'By which the source map of such a frame was found.' },
        source_url: {
          type: 'string',
          description: "Where its line can be seen: of the application's own frames, where the settings say how.",
        },
      },
    ),
  ),
  description: 'Oldest call first.',
};

const exceptions = {
  ...list(
    object<Exception>({
      type: text,
      value: text,
      module: text,
      cause_of: { ...nullable('integer'), description: 'Index of the exception that it caused or is a member of.' },
      headline: { ...boolean, description: "Whether the error's title is made of it." },
      mechanism: orNull(
        object<NonNullable<Exception['mechanism']>>({
          type: text,
          handled: nullable('boolean'),
          synthetic: boolean,
          is_group: boolean,
          source: text,
          description: text,
          data: nullableFields,
        }),
      ),
      thread_id: text,
      frames,
    }),
  ),
  description: 'What surfaced first, then its causes, each behind what it caused.',
};

const request = object<NonNullable<Details['request']>>({
  method: text,
  url: text,
  query: pairs,
  headers: pairs,
  cookies: pairs,
  data: { description: 'The body: a text, or what the SDK read in it.' },
  env: nullableFields,
});

const grouping = object<NonNullable<Details['grouping']>>({
  version: integer,
  rule: { enum: ['fingerprint', 'stack', 'exception', 'message', 'fallback'] },
  parts: { ...list(string), description: 'What was hashed, the first 200.' },
  total: { ...integer, description: 'How many parts were hashed.' },
  hash: { ...string, description: 'SHA-256 of the JSON `[version, rule, parts]`.' },
});

/** JSON Schema of an event's details. */
export const EVENT_DETAILS_SCHEMA = {
  ...orNull(
    object<Details>({
      exceptions,
      stacktrace: frames,
      threads: list(
        object<Details['threads'][number]>({
          id: text,
          name: text,
          state: text,
          crashed: nullable('boolean'),
          current: nullable('boolean'),
          frames,
        }),
      ),
      breadcrumbs: {
        ...list(
          object<Details['breadcrumbs'][number]>({
            timestamp: nullableDateTime,
            type: text,
            category: text,
            level: { enum: ['fatal', 'error', 'warning', 'info', 'debug'] },
            message: text,
            data: nullableFields,
          }),
        ),
        description: 'The last 500, oldest first.',
      },
      message: orNull(object<NonNullable<Details['message']>>({ formatted: string, template: text })),
      request: orNull(request),
      user: nullableFields,
      tags: list(object<Details['tags'][number]>({ key: string, value: string })),
      contexts: { type: 'object', additionalProperties: fields },
      extra: fields,
      modules: list(object<Details['modules'][number]>({ name: string, version: string })),
      sdk: orNull(object<NonNullable<Details['sdk']>>({ name: text, version: text, integrations: list(string) })),
      report: orNull(object<NonNullable<Details['report']>>({ kind: string, fields })),
      transaction: text,
      logger: text,
      dist: text,
      server_name: text,
      fingerprint: { ...list(string), type: ['array', 'null'] },
      grouping: {
        ...orNull(grouping),
        description:
          '`null` where it cannot be told again: trimmed, grouped by older rules, or among too many new errors.',
      },
      filtered: object<Details['filtered']>({
        paths: { ...list(string), description: 'The first 100.' },
        total: integer,
      }),
      trimmed: orNull(object<NonNullable<Details['trimmed']>>({ steps: list(string), bytes: integer })),
      size_bytes: { ...integer, description: "Of the payload's JSON, before anything was trimmed." },
      left_out: { ...list(string), description: 'Parts that this answer has no room for. The payload has them.' },
    }),
  ),
  description: 'All that the event says, in one shape for all SDKs. `null` from an external Sentry.',
};
