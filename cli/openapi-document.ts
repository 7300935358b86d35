import { readFileSync } from 'node:fs';
import { pathsOf } from '../shared/api/paths.ts';
import type { Endpoint } from '../shared/api/row.ts';
import { ENDPOINTS } from '../shared/api/index.ts';
import { REFUSAL_SCHEMAS } from '../shared/api/gitlab/refusal-schemas.ts';
import { SCHEMAS } from '../shared/api/gitlab/schemas.ts';
import { parametersOf, requestBody, requestSchema, requestSchemaName } from './openapi-parameters.ts';
import { REFUSALS, responses } from './openapi-responses.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The whole API as an OpenAPI 3.1 document, derived from the contract's rows and nothing else. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, row] of Object.entries(ENDPOINTS)) {
    for (const path of pathsOf(row)) (paths[path] ??= {})[row.method.toLowerCase()] = operation(name, row, path);
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
    security: [{ private_token: [] }, { bearer: [] }, { session: [] }],
    tags: [...new Set(Object.values(ENDPOINTS).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...SCHEMAS, ...REFUSAL_SCHEMAS, ...requestSchemas() },
      responses: REFUSALS,
      securitySchemes: {
        private_token: { type: 'apiKey', in: 'header', name: 'PRIVATE-TOKEN' },
        bearer: { type: 'http', scheme: 'bearer' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-glet',
          description:
            'Of a browser that signed in. It counts only with `Sec-Fetch-Site: same-origin`, and where no token is sent. By http on localhost its name is `glet-local`.',
        },
        sentry_auth: { type: 'apiKey', in: 'header', name: 'X-Sentry-Auth' },
        sentry_key: { type: 'apiKey', in: 'query', name: 'sentry_key' },
      },
    },
  };
}

function requestSchemas(): Record<string, object> {
  const schemas = Object.entries(ENDPOINTS).map(([name, row]) => [requestSchemaName(name), requestSchema(row)]);
  return Object.fromEntries(schemas.filter(([, schema]) => schema !== null)) as Record<string, object>;
}

/** What Sentry's Web API has is apart, whatever its name. */
const tagOf = (row: Endpoint): string => (row.dialect === 'sentry' ? 'sentry' : row.function.split('/').at(-2)!);

function operation(name: string, row: Endpoint, path: string): Record<string, unknown> {
  const operationId = path === row.path ? name : `${name}OfOrganization`;
  return {
    operationId,
    tags: [tagOf(row)],
    summary: row.summary,
    ...('description' in row ? { description: row.description } : {}),
    ...(row.access === 'public' ? { security: [] } : {}),
    ...(row.access === 'session' ? { security: [{ session: [] }] } : {}),
    ...(row.access === 'client-key' ? { security: [{ sentry_auth: [] }, { sentry_key: [] }] } : {}),
    ...(row.dialect === 'sentry' ? { security: [{ bearer: [] }] } : {}),
    parameters: parametersOf(row, path),
    ...requestBody(name, row),
    responses: responses(row),
  };
}
