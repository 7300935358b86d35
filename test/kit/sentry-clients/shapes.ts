import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { RELEASE_SHAPES } from './release-shapes.ts';
import { boolean, list, maybe, number, object, string, time, url } from './schema.ts';

/**
 * What clients of Sentry's Web API decode an answer into, each more strictly than the document of this API says: a number
 * where a string stands fails the whole answer. More fields do no harm.
 */
const ajv = new Ajv2020({ strict: false, allErrors: true });

const place = { organizationSlug: string, projectSlug: string, groupId: string };

const shapes = {
  ...RELEASE_SHAPES,
  /** sentry-cli: src/api/data_types. */
  'sentry-cli root': object({
    auth: maybe(object({ scopes: list(string) })),
    user: maybe(object({ id: string, email: string })),
  }),
  'sentry-cli organization': object({
    id: string,
    slug: string,
    name: string,
    dateCreated: time,
    isEarlyAdopter: boolean,
    require2FA: boolean,
    requireEmailVerification: boolean,
    features: list(string),
  }),
  'sentry-cli project': object({ id: string, slug: string, name: string }, { team: maybe({ type: 'object' }) }),
  'sentry-cli issue': object({
    id: string,
    shortId: string,
    title: string,
    lastSeen: string,
    status: string,
    level: string,
  }),
  'sentry-cli event': object(
    { eventID: string, dateCreated: time, title: string, tags: list(object({ key: string, value: string })) },
    {
      user: maybe(object({}, { id: maybe(string), email: maybe(string), username: maybe(string) })),
      project: { not: {} },
    },
  ),
  /** getsentry/cli: packages/cli/src/lib/api. */
  'sentry short id': object({ ...place, shortId: string, group: object({ id: string, shortId: string }) }),
  'sentry event id': object({ ...place, eventId: string, event: object({ eventID: string, groupID: string }) }),
  /** sentry-mcp: packages/mcp-core/src/api-client/schema.ts. */
  'MCP user': object({ id: string, name: string, email: string }),
  'MCP organization': object(
    { id: string, slug: string, name: string },
    { links: object({}, { regionUrl: { anyOf: [{ const: '' }, { type: 'string', pattern: '^https://' }] } }) },
  ),
  'MCP issue': object({
    id: string,
    title: string,
    firstSeen: maybe(time),
    lastSeen: maybe(time),
    count: { type: ['string', 'number'] },
    userCount: { type: ['string', 'number'] },
    permalink: url,
    project: object({ id: string, slug: string, name: string }),
    status: string,
    culprit: maybe(string),
  }),
  'MCP event': object(
    {
      id: string,
      title: string,
      message: maybe(string),
      type: { enum: ['error', 'default', 'transaction', 'generic'] },
      culprit: maybe(string),
      dateCreated: time,
      entries: list(object({ type: string, data: {} })),
    },
    {
      contexts: { type: 'object', additionalProperties: { type: 'object' } },
      tags: list(object({ key: string, value: string })),
    },
  ),
  'MCP frame': object(
    {},
    {
      filename: maybe(string),
      function: maybe(string),
      lineNo: maybe(number),
      colNo: maybe(number),
      absPath: maybe(string),
      module: maybe(string),
      context: list({ type: 'array', prefixItems: [number, string] }),
      inApp: maybe(boolean),
      vars: maybe({ type: 'object' }),
    },
  ),
  'MCP tag values': object(
    { key: string, name: string },
    {
      totalValues: maybe(number),
      topValues: maybe(
        list(object({ value: maybe(string), count: maybe(number) }, { firstSeen: maybe(time), lastSeen: maybe(time) })),
      ),
    },
  ),
  'MCP activities': object({ activity: list({ type: 'object' }) }),
  'MCP key': object({
    id: string,
    name: string,
    dsn: object({ public: string }),
    isActive: boolean,
    dateCreated: time,
  }),
  /** grafana/sentry-datasource: pkg/sentry. In Go a missing field or `null` is the zero value. */
  'Grafana project': object(
    { id: string, slug: string, name: string, dateCreated: time },
    {
      isMember: boolean,
      hasAccess: boolean,
      platform: maybe(string),
      team: maybe({ type: 'object' }),
      teams: list({}),
    },
  ),
  'Grafana issue': object({
    id: string,
    shortId: string,
    title: string,
    culprit: string,
    level: string,
    status: string,
    permalink: string,
    platform: string,
    count: string,
    userCount: { type: 'integer' },
    firstSeen: time,
    lastSeen: time,
    isUnhandled: boolean,
    hasSeen: boolean,
    isBookmarked: boolean,
    assignedTo: maybe({ type: 'object' }),
    numComments: { type: 'integer' },
    project: object({ id: string, name: string, slug: string }),
  }),
  'MCP events': object({
    data: list({ type: 'object' }),
    meta: object({ fields: { type: 'object', additionalProperties: string } }),
  }),
  'MCP checked search': object({
    valid: boolean,
    projects: list(object({ valid: boolean })),
    dataset: list(object({ name: string, valid: boolean })),
    environment: list(object({ valid: boolean })),
    field: list(object({ name: string, valid: boolean }, { attrType: maybe(string), error: maybe(string) })),
    query: object({ valid: boolean, fields: list(object({ name: string, valid: boolean })) }, { error: maybe(string) }),
    orderby: list(object({ name: string, valid: boolean })),
  }),
  'Grafana events': object({ data: list({ type: 'object' }) }, { meta: object({ fields: { type: 'object' } }) }),
  'Grafana tag': object({ key: string, name: string, totalValues: { type: 'integer' } }),
  'Grafana stats': object({
    start: time,
    end: time,
    intervals: list(time),
    groups: list(
      object({
        by: object({}, { reason: string, category: string, outcome: string }),
        totals: { type: 'object', additionalProperties: { type: 'integer' } },
        series: { type: 'object', additionalProperties: list({ type: 'integer' }) },
      }),
    ),
  }),
  'Grafana events-stats': object({
    data: list({ type: 'array', prefixItems: [{ type: 'integer' }, list(object({ count: number }))], minItems: 2 }),
  }),
} as const;

export type ShapeName = keyof typeof shapes;

const validators = new Map<ShapeName, ValidateFunction>();

/** Names each field that the client could not decode; `null`: it decodes all. */
export function undecoded(name: ShapeName, value: unknown): string | null {
  const validate = validators.get(name) ?? ajv.compile(shapes[name]);
  validators.set(name, validate);
  if (validate(value)) return null;
  const problems = validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  return `${name}: ${problems.join(', ')} ${JSON.stringify(value)?.slice(0, 500)}`;
}
