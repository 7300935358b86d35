import type { Endpoint } from '../row.ts';

/** A field of a response: JSON Schema's type, `null` allowed where marked. */
const integer = { type: 'integer' } as const;
const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const nullable = <Type extends string>(type: Type) => ({ type: [type, 'null'] }) as const;
const dateTime = { type: 'string', format: 'date-time' } as const;
const object = (properties: Record<string, object>) =>
  ({ type: 'object', required: Object.keys(properties), properties }) as const;

const settings = object({
  active: boolean,
  project_name: nullable('string'),
  sentry_external_url: nullable('string'),
  api_url: nullable('string'),
  integrated: boolean,
});

const clientKey = object({
  id: integer,
  active: boolean,
  public_key: { type: 'string', pattern: '^glet_[0-9a-f]{32}$' },
  sentry_dsn: { type: 'string', format: 'uri' },
});

const namespace = object({
  id: integer,
  name: string,
  path: string,
  kind: string,
  full_path: string,
  parent_id: nullable('integer'),
  avatar_url: nullable('string'),
  web_url: string,
});

const project = object({
  id: integer,
  description: nullable('string'),
  name: string,
  name_with_namespace: string,
  path: string,
  path_with_namespace: string,
  created_at: dateTime,
  default_branch: nullable('string'),
  tag_list: { type: 'array', items: string },
  topics: { type: 'array', items: string },
  ssh_url_to_repo: string,
  http_url_to_repo: string,
  web_url: string,
  readme_url: nullable('string'),
  forks_count: integer,
  avatar_url: nullable('string'),
  star_count: integer,
  last_activity_at: dateTime,
  namespace,
  visibility: { const: 'private' },
  archived: boolean,
  creator_id: nullable('integer'),
  permissions: { type: 'object' },
  monitor_access_level: string,
});

const accessToken = object({
  id: integer,
  name: string,
  revoked: boolean,
  created_at: dateTime,
  description: nullable('string'),
  scopes: { type: 'array', items: { enum: ['api', 'read_api'] } },
  user_id: nullable('integer'),
  last_used_at: nullable('string'),
  active: boolean,
  expires_at: { type: ['string', 'null'], format: 'date' },
  access_level: { enum: [10, 15, 20, 30, 40, 50] },
  resource_type: { const: 'project' },
  resource_id: integer,
});

const frequency = {
  type: 'array',
  description: 'Events by the hour: its start in epoch seconds, and how many.',
  items: { type: 'array', prefixItems: [integer, integer] },
} as const;

const error = object({
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
  first_seen: dateTime,
  last_seen: dateTime,
  first_release: nullable('string'),
  last_release: nullable('string'),
  environments: { type: 'array', items: string },
  regressed_at: nullable('string'),
  frequency,
  project_id: integer,
  external_url: string,
});

const eventInList = object({
  event_id: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  error_id: integer,
  date_received: dateTime,
  timestamp: dateTime,
  title: string,
  level: string,
  platform: string,
  release: nullable('string'),
  environment: nullable('string'),
  user: { type: ['object', 'null'] },
  tags: { type: 'object' },
  stack_trace_entries: { type: 'array', items: { type: 'object' } },
});

const limit = object({ count: integer, window: { type: 'integer', description: 'In seconds.' } });

/** JSON Schema of every answer that a row may name. */
export const SCHEMAS = {
  Settings: settings,
  ClientKey: clientKey,
  Project: project,
  AccessToken: accessToken,
  AccessTokenWithSecret: object({
    ...accessToken.properties,
    token: { type: 'string', description: 'The secret; shown this once.' },
  }),
  Accepted: object({ message: { const: '202 Accepted' } }),
  EventId: { type: 'object', properties: { id: { type: 'string', pattern: '^[0-9a-f]{32}$' } } },
  ClientKeyWithLimit: object({ ...clientKey.properties, rate_limit: { anyOf: [limit, { type: 'null' }] } }),
  Error: error,
  Errors: { type: 'array', items: { $ref: '#/components/schemas/Error' } },
  EventInList: eventInList,
  Event: object({
    ...eventInList.properties,
    payload: { type: 'object', description: 'As the SDK sent it, scrubbed.' },
  }),
  Stats: object({ frequency }),
  ProjectStats: object({
    frequency,
    dropped: { type: 'integer', description: 'Events refused because a limit was reached.' },
  }),
  OpenApi: { type: 'object' },
} as const satisfies Record<Exclude<Endpoint['response'], 'None'>, object>;
