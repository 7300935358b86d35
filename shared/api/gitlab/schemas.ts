import type { RateLimit } from '../../domain/quota.ts';
import type { Answers } from '../answers.ts';
import {
  boolean,
  dateTime,
  eventId,
  freeForm,
  integer,
  list,
  nullable,
  nullableDateTime,
  object,
  pair,
  string,
  type Schema,
} from '../json-schema.ts';
import { EVENT_SCHEMAS } from '../sentry/event-schemas.ts';
import { FACT_SCHEMAS } from '../sentry/fact-schemas.ts';
import { ISSUE_SCHEMAS } from '../sentry/issue-schemas.ts';
import { RELEASE_SCHEMAS } from '../sentry/release-schemas.ts';
import { CHUNK_SCHEMAS } from '../sentry/chunk-schemas.ts';
import { ORGANIZATION_SCHEMAS } from '../sentry/schemas.ts';
import { ALERT_SCHEMAS } from './alert-schemas.ts';
import { HOOK_SCHEMA } from './hook-schema.ts';
import { ARTIFACT_SCHEMAS } from './artifact-schemas.ts';
import { ERROR_COUNTS_SCHEMA, ERROR_FACETS_SCHEMA, ERROR_SCHEMA, TAG_SHARES_SCHEMA } from './error-schemas.ts';
import { frequencyOfStats } from './frequency-schema.ts';
import { EVENT_DETAILS_SCHEMA } from './event-details-schema.ts';
import { INTAKE_SCHEMA } from './intake-schema.ts';
import { GROUP_DETAILS_SCHEMA, GROUP_SCHEMA, NAMESPACE_SCHEMA } from './group-schemas.ts';
import { IMPORT_SCHEMA, MEMBER_SCHEMA, PROJECT_SCHEMA } from './project-schemas.ts';
import { PROJECT_SUMMARY_SCHEMA } from './project-summary-schema.ts';
import { RELEASE_SCHEMA } from './release-schema.ts';
import { TOKEN_SCHEMAS } from './token-schemas.ts';

const rateLimit = object<Omit<RateLimit, 'bytes'>>({
  count: { type: 'integer', minimum: 1, description: 'Events.' },
  window: { type: 'integer', minimum: 1, description: 'In seconds.' },
});

const clientKey = {
  id: integer,
  active: boolean,
  public_key: { type: 'string', pattern: '^glet_[0-9a-f]{32}$' },
  sentry_dsn: { type: 'string', format: 'uri' },
};

const event = {
  event_id: eventId,
  error_id: integer,
  date_received: dateTime,
  timestamp: dateTime,
  title: string,
  level: string,
  platform: string,
  release: nullable('string'),
  environment: nullable('string'),
  user: {
    description:
      "As the SDK sent it, scrubbed, with the sender's address where it stands for the user's: an object by Sentry's protocol. `null`: none.",
  },
  tags: {
    type: 'object',
    additionalProperties: string,
    description: 'Those of the SDK, and those derived from the event: browser, os, url, level …',
  },
  stack_trace_entries: list(
    object<Answers['Event']['stack_trace_entries'][number]>({
      lineNo: nullable('integer'),
      colNo: integer,
      filename: nullable('string'),
      abs_path: nullable('string'),
      function: nullable('string'),
      context: { ...list(pair(integer, string)), description: 'Lines of source: number and text.' },
    }),
  ),
};

const neighbour = (side: 'before' | 'after') => ({
  type: ['string', 'null'],
  description: `The event of the error that happened next ${side} it, \`null\` if there is none. Not of an external Sentry.`,
});

const mayLack = 'An external Sentry may lack it.';

/** JSON Schema of every answer that a row may name. Tests refuse fields that are not in it, clients should not. */
export const SCHEMAS = {
  Settings: object<Answers['Settings']>(
    {
      active: boolean,
      project_name: nullable('string'),
      sentry_external_url: nullable('string'),
      api_url: nullable('string'),
      integrated: boolean,
    },
    {
      scrub_data: { const: false, description: 'There only while events are stored as they are sent.' },
      source_url: { type: 'string', description: 'There only where links to source are made by it.' },
    },
  ),
  ClientKey: object<Answers['ClientKey']>(clientKey, { rate_limit: rateLimit }),
  ClientKeyInList: object<Answers['ClientKeyInList']>(clientKey, {
    rate_limit: rateLimit,
    usage: {
      ...object<NonNullable<Answers['ClientKeyInList']['usage']>>({
        used: { ...integer, description: 'Events of the current window that are counted, a second or so late.' },
        limit: { ...rateLimit, description: "The key's own, else that of the tenant." },
        window_ends_at: dateTime,
      }),
      description: 'There with `with_usage`.',
    },
  }),
  ClientKeyWithLimit: object<Answers['ClientKeyWithLimit']>({
    ...clientKey,
    rate_limit: { anyOf: [rateLimit, { type: 'null' }] },
  }),
  Project: PROJECT_SCHEMA,
  ProjectSummary: PROJECT_SUMMARY_SCHEMA,
  ProjectImport: IMPORT_SCHEMA,
  Group: GROUP_SCHEMA,
  GroupDetails: GROUP_DETAILS_SCHEMA,
  Namespace: NAMESPACE_SCHEMA,
  Member: MEMBER_SCHEMA,
  ...TOKEN_SCHEMAS,
  Accepted: object<{ message: string }>({ message: { const: '202 Accepted' } }),
  Created: object<{ message: string }>({ message: { const: '201 Created' } }),
  EventId: object<Answers['EventId']>(
    {},
    { id: { ...eventId, description: "The first event's; absent if nothing was an event." } },
  ),
  Error: ERROR_SCHEMA,
  Errors: list({ $ref: '#/components/schemas/Error' }),
  ErrorCounts: ERROR_COUNTS_SCHEMA,
  ErrorFacets: ERROR_FACETS_SCHEMA,
  TagShares: TAG_SHARES_SCHEMA,
  EventInList: object<Answers['EventInList']>(event),
  Event: object<Answers['Event']>({
    ...event,
    event_id: { type: ['string', 'null'], description: `32 hexadecimal digits. ${mayLack}` },
    date_received: { ...nullableDateTime, description: mayLack },
    timestamp: { ...nullableDateTime, description: mayLack },
    details: EVENT_DETAILS_SCHEMA,
    payload: freeForm('As the SDK sent it, scrubbed; of an external Sentry, as that answered it.'),
    newer: neighbour('after'),
    older: neighbour('before'),
  }),
  Stats: object<Answers['Stats']>({ frequency: frequencyOfStats }),
  ProjectStats: object<Answers['ProjectStats']>({
    frequency: frequencyOfStats,
    dropped: { type: 'integer', description: 'Events refused because a limit was reached.' },
    garbled: {
      type: 'integer',
      description:
        'Requests refused because their compressed body came under a content type of text or JSON, and was destroyed on its way.',
    },
  }),
  Intake: INTAKE_SCHEMA,
  Tenant: object<Answers['Tenant']>({
    name: string,
    version: { type: 'string', description: 'Of Glet.' },
    sign_in: list(
      object<Answers['Tenant']['sign_in'][number]>({
        id: { ...string, description: "The provider's issuer." },
        name: string,
        url: { ...string, description: 'Where a page of this origin leads its browser; `to` may be added.' },
      }),
    ),
  }),
  ...ORGANIZATION_SCHEMAS,
  ...CHUNK_SCHEMAS,
  ...ISSUE_SCHEMAS,
  ...EVENT_SCHEMAS,
  Release: RELEASE_SCHEMA,
  ...ALERT_SCHEMAS,
  ProjectHook: HOOK_SCHEMA,
  ...ARTIFACT_SCHEMAS,
  ...RELEASE_SCHEMAS,
  ...FACT_SCHEMAS,
  OpenApi: freeForm('An OpenAPI 3.1 document.'),
} as const satisfies Record<Exclude<keyof Answers, 'None' | 'SessionCookie' | 'Redirect'>, Schema>;
