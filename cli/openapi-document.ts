import { readFileSync } from 'node:fs';
import type { Endpoint, Parameter } from '../shared/api/row.ts';
import { ENDPOINTS } from '../shared/api/index.ts';
import { SCHEMAS } from '../shared/api/gitlab/schemas.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The whole API as an OpenAPI 3.1 document, derived from the contract's rows and nothing else. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, row] of Object.entries(ENDPOINTS)) {
    (paths[row.path] ??= {})[row.method.toLowerCase()] = operation(name, row);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Glet',
      version,
      summary: "GitLab's Error Tracking API on functions that scale to zero",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    security: [{ private_token: [] }, { bearer: [] }],
    tags: [...new Set(Object.values(ENDPOINTS).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...SCHEMAS, Refusal: REFUSAL },
      securitySchemes: {
        private_token: { type: 'apiKey', in: 'header', name: 'PRIVATE-TOKEN' },
        bearer: { type: 'http', scheme: 'bearer' },
        sentry_auth: { type: 'apiKey', in: 'header', name: 'X-Sentry-Auth' },
        sentry_key: { type: 'apiKey', in: 'query', name: 'sentry_key' },
      },
    },
  };
}

const REFUSAL = {
  type: 'object',
  description: '`message` for what the API refuses, `error` for what it cannot read or does not know.',
  properties: {
    message: { type: ['string', 'object'] },
    error: { type: 'string' },
    error_description: { type: 'string' },
    scope: { type: 'string' },
  },
};

const tagOf = (row: Endpoint): string => row.function.split('/').at(-2)!;

function operation(operationId: string, row: Endpoint): Record<string, unknown> {
  const names = [...row.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const inQuery = row.method === 'GET' ? Object.entries(row.params) : [];
  return {
    operationId,
    tags: [tagOf(row)],
    summary: row.summary,
    ...('description' in row ? { description: row.description } : {}),
    ...(row.access === 'public' ? { security: [] } : {}),
    ...(row.access === 'client-key' ? { security: [{ sentry_auth: [] }, { sentry_key: [] }] } : {}),
    parameters: [
      ...names.map(pathParameter),
      ...inQuery.map(([name, parameter]) => ({
        name,
        in: 'query',
        description: parameter.description,
        schema: schemaOf(parameter),
      })),
      ...(row.pagination === 'keyset' ? KEYSET : row.pagination ? PAGINATION : []),
    ],
    ...requestBody(row),
    responses: responses(row),
  };
}

function pathParameter(name: string): object {
  if (name !== 'id') return { name, in: 'path', required: true, schema: { type: 'integer' } };
  const schema = { type: ['integer', 'string'] };
  return {
    name,
    in: 'path',
    required: true,
    description: "The project's id, or its full path URL-encoded (`group%2Fproject`).",
    schema,
  };
}

const PAGINATION = [
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
  { name: 'per_page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
];

const KEYSET = [
  { name: 'cursor', in: 'query', description: 'From the `Link` of the page before.', schema: { type: 'string' } },
  PAGINATION[1]!,
];

function requestBody(row: Endpoint): object {
  const entries = Object.entries(row.params);
  if (row.method === 'GET' || entries.length === 0) return {};
  const required = entries.filter(([, parameter]) => parameter.required).map(([name]) => name);
  const schema = {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(row.atLeastOneOf ? { anyOf: row.atLeastOneOf.map((name) => ({ required: [name] })) } : {}),
    properties: Object.fromEntries(
      entries.map(([name, parameter]) => [name, { ...schemaOf(parameter), description: parameter.description }]),
    ),
  };
  const content = Object.fromEntries(
    ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'].map((type) => [type, { schema }]),
  );
  return { requestBody: { description: 'May be sent in the query as well.', required: required.length > 0, content } };
}

function schemaOf({
  type,
  values,
  maxLength,
  minimum,
  maximum,
  default: fallback,
  secret,
}: Parameter): Record<string, unknown> {
  const bounds = { maxLength, minimum, maximum, default: fallback };
  return {
    ...schemaOfType(type, values),
    ...Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined)),
    ...(secret ? { writeOnly: true } : {}),
  };
}

function schemaOfType(type: Parameter['type'], values: Parameter['values']): Record<string, unknown> {
  const closed = values ? { enum: values } : {};
  if (type === 'date') return { type: 'string', format: 'date' };
  if (type === 'string[]') return { type: 'array', items: { type: 'string', ...closed } };
  if (type === 'integer[]') return { type: 'array', items: { type: 'integer' } };
  if (type === 'rate_limit') return SCHEMAS.ClientKeyWithLimit.properties['rate_limit'] as Record<string, unknown>;
  return { type, ...closed };
}

function responses(row: Endpoint): Record<string, unknown> {
  const refusals = row.access === 'public' ? [] : ['400', '401', '403', ...(row.path.includes('{') ? ['404'] : [])];
  const refusal = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } };
  return {
    [row.success]: success(row),
    ...Object.fromEntries(refusals.map((status) => [status, { description: DESCRIPTIONS[status], ...refusal }])),
  };
}

const DESCRIPTIONS: Record<string, string> = {
  400: 'Bad parameters, or refused',
  401: 'No valid token',
  403: 'Not permitted',
  404: 'Not found',
};

function success({ response, pagination, summary }: Endpoint): object {
  if (response === 'None') return { description: summary };
  const one = { $ref: `#/components/schemas/${response}` };
  const content = { 'application/json': { schema: pagination ? { type: 'array', items: one } : one } };
  const header = { schema: { type: 'string' } };
  const names = ['Link', 'X-Page', 'X-Per-Page', 'X-Next-Page', 'X-Prev-Page', 'X-Total', 'X-Total-Pages'];
  return {
    description: summary,
    ...(pagination ? { headers: Object.fromEntries(names.map((name) => [name, header])) } : {}),
    content,
  };
}
