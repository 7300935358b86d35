import type { Endpoint, Parameter } from '../shared/api/row.ts';
import { SCHEMAS } from '../shared/api/gitlab/schemas.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Lists the parameters of a row's path, query and headers. */
export function parametersOf(row: Endpoint, path: string): object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const inQuery = Object.entries(row.params).filter(
    ([, { inQuery: name }]) => row.method === 'GET' || name !== undefined,
  );
  return [
    ...names.map((name) => pathParameter(row, name)),
    ...inQuery.map(([name, parameter]) => ({
      name: parameter.inQuery ?? name,
      in: 'query',
      description: parameter.description,
      schema: schemaOf(parameter),
    })),
    ...(row.pagination === 'keyset' ? KEYSETS[row.dialect] : row.pagination ? PAGINATION : []),
    ...(row.body ? [CONTENT_ENCODING] : []),
  ];
}

const integer = { schema: { type: 'integer', minimum: 1 } };

/** Of every path parameter, in whichever row it is. */
const IN_PATH: Readonly<Record<string, { description?: string; schema: Schema }>> = {
  id: {
    description: "The project's id, or its full path URL-encoded (`group%2Fproject`).",
    schema: { type: ['integer', 'string'] },
  },
  key_id: integer,
  error_id: integer,
  token_id: integer,
  rule_id: integer,
  destination_id: integer,
  hook_id: integer,
  trigger: { description: 'One of the events of a hook.', schema: { type: 'string' } },
  organization: {
    description: "The organization's slug, the path of the namespace with `--` for `/`, or its number.",
    schema: { type: ['integer', 'string'] },
  },
  project: {
    description: "The project's slug, the last part of its path, or its id.",
    schema: { type: ['integer', 'string'] },
  },
  issue: {
    description: "The issue's number, or its short id in any case (`SHOP-BCGLXQ3DNE`).",
    schema: { type: ['integer', 'string'] },
  },
  version: {
    description: 'The version of a release, URL-encoded.',
    schema: { type: 'string' },
  },
  tag: { description: 'Name of a tag.', schema: { type: 'string' } },
  key: { description: 'The public key.', schema: { type: 'string', pattern: '^glet_[0-9a-f]{32}$' } },
  event: {
    description: '32 hexadecimal digits, with dashes or without; of an issue also `latest`, `oldest`, `recommended`.',
    schema: { type: 'string' },
  },
  artifact_id: {
    description: 'Its `id` in the list: the debug id, in either spelling, if it has one.',
    schema: { type: 'string' },
  },
  event_id: { description: '32 hexadecimal digits.', schema: { type: 'string', pattern: '^[0-9a-f]{32}$' } },
};

/** What `id` is in a row that is not about a project. */
const GROUP_ID = { ...IN_PATH['id'], description: "The group's id, or its full path URL-encoded (`group%2Fsub`)." };

/** @throws Error for a name that has no description. */
function pathParameter({ access, path, scope }: Endpoint, name: string): object {
  if (name === 'id' && scope === 'none' && access !== 'client-key')
    return { name, in: 'path', required: true, ...GROUP_ID };
  const described = IN_PATH[name];
  if (described === undefined) throw new Error(`${path}: the document does not know the path parameter ${name}`);
  const isNumber = name === 'id' && access === 'client-key';
  return { name, in: 'path', required: true, ...(isNumber ? integer : described) };
}

const PAGINATION = [
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
  { name: 'per_page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
];

const KEYSET = [
  { name: 'cursor', in: 'query', description: 'From the `Link` of the page before.', schema: { type: 'string' } },
  PAGINATION[1]!,
];

const OF_SENTRY = [
  KEYSET[0]!,
  {
    name: 'limit',
    in: 'query',
    description: 'Rows of a page, at most 100; `per_page` is the same.',
    schema: { type: 'integer', minimum: 1, default: 100 },
  },
];

const KEYSETS = { gitlab: KEYSET, collector: KEYSET, sentry: OF_SENTRY } as const;

const CONTENT_ENCODING = {
  name: 'Content-Encoding',
  in: 'header',
  description: 'How the body is compressed, if it is.',
  schema: { enum: ['gzip', 'deflate', 'br', 'zstd'] },
};

/** Names the schema of what a row's body says: each of the media types refers to it, for it may be long. */
export function requestSchemaName(operationId: string): string {
  return `${operationId[0]!.toUpperCase()}${operationId.slice(1)}Request`;
}

/** Describes what a row's body says; `null` for a row without one. */
export function requestSchema(row: Endpoint): Schema | null {
  const entries = Object.entries(row.params).filter(([, { inQuery }]) => inQuery === undefined);
  if (row.body || row.method === 'GET' || entries.length === 0) return null;
  const { properties, ...object } = objectOf(Object.fromEntries(entries));
  const { atLeastOneOf: names } = row;
  return { ...object, ...(names ? { anyOf: names.map((name) => ({ required: [name] })) } : {}), properties };
}

function objectOf(fields: Endpoint['params']) {
  const required = requiredOf(fields);
  const properties = Object.entries(fields).map(
    ([name, field]) => [name, { ...schemaOf(field), description: field.description }] as const,
  );
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(properties),
  };
}

function requiredOf(params: Endpoint['params']): string[] {
  return Object.entries(params).flatMap(([name, { required }]) => (required ? [name] : []));
}

const FORM_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/** Describes the body that a row takes; has no fields for a row without one. */
export function requestBody(operationId: string, row: Endpoint): object {
  if (row.body) return rawBody(row.body);
  if (requestSchema(row) === null) return {};
  const schema = { $ref: `#/components/schemas/${requestSchemaName(operationId)}` };
  const types = row.dialect === 'sentry' ? ['application/json'] : FORM_TYPES;
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  const required = requiredOf(row.params).length > 0;
  const description = row.dialect === 'sentry' ? {} : { description: 'May be sent in the query as well.' };
  return { requestBody: { ...description, required, content } };
}

/** Bytes have no schema in OpenAPI 3.1. */
function rawBody({ types, description }: NonNullable<Endpoint['body']>): object {
  const content = Object.fromEntries(types.map((type) => [type, {}]));
  return { requestBody: { description, required: true, content } };
}

function schemaOf({
  type,
  values,
  maxLength,
  maxValues,
  minimum,
  maximum,
  default: fallback,
  fields,
  secret,
}: Parameter): Record<string, unknown> {
  const bounds = { maxLength, maxItems: maxValues, minimum, maximum, default: fallback };
  return {
    ...(fields ? objectOf(fields) : schemaOfType(type, values)),
    ...Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined)),
    ...(secret ? { writeOnly: true } : {}),
  };
}

function schemaOfType(type: Parameter['type'], values: Parameter['values']): Record<string, unknown> {
  const closed = values ? { enum: values } : {};
  if (type === 'date') return { type: 'string', format: 'date' };
  if (type === 'time') return { type: 'string', format: 'date-time' };
  if (type === 'time_zone') return { type: 'string', examples: ['Europe/Berlin'] };
  if (type === 'string[]') return { type: 'array', items: { type: 'string', ...closed } };
  if (type === 'integer[]') return { type: 'array', items: { type: 'integer' } };
  if (type === 'object') return { type, additionalProperties: true };
  if (type === 'object[]') return { type: 'array', items: { type: 'object', additionalProperties: true } };
  if (type === 'rate_limit') return SCHEMAS.ClientKeyWithLimit.properties.rate_limit;
  return { type, ...closed };
}
