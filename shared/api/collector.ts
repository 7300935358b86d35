import { define } from './row.ts';

/** All DSNs begin with it, below the address of an API. */
export const COLLECTOR_PATH = '/v4/error_tracking/collector';

/** Below that, one route for all endpoints: `endpoint` is the rest of the path, a slash at its end included. */
export const COLLECTOR_ROUTE = '/api/{id}/{endpoint+}';

/**
 * What the tunnels of Sentry's documentation put before the path of a DSN, which they take whole for the project's id
 * (https://docs.sentry.io/platforms/javascript/troubleshooting/, "Dealing with Ad-Blockers"; getsentry/examples).
 */
export const TUNNEL_PREFIX = '/api';

/** Where such a tunnel sends, below the collector's path: it puts no `api/` before the project's id. */
export const TUNNELLED_ROUTE = '/{id}/{endpoint+}';

/** An HTTP API and a REST API lead to the same endpoints, and do different things to a body on its way (ADR 38). */
const BY_ADDRESS =
  'Where a DSN leads, a body may have some 4.5 MB as it is sent, in gzip, deflate, brotli or zstd; a compressed one needs a type that is not text or JSON, else it may be destroyed on its way and is a 415. At the address of the rest of the API it may have some 4.5 MB inflated, in gzip or deflate under any type.';

const path = `${COLLECTOR_PATH}/api/{id}` as const;

/** Where an SDK sends what it caught: its DSN ends in `…/collector/<project id>`, and it puts `api/` before the id. */
export const postEnvelope = define({
  method: 'POST',
  path: `${path}/envelope`,
  dialect: 'collector',
  scope: 'project',
  function: 'collector/envelope',
  summary: 'Take a Sentry envelope',
  description:
    'The client key comes in `X-Sentry-Auth`, `Authorization: Sentry …`, `sentry_key`, or the `dsn` of the envelope header. Items that are no error events are dropped.',
  access: 'client-key',
  params: {},
  body: {
    types: ['application/x-sentry-envelope', 'text/plain', '*/*'],
    description: `An envelope of at most 20 MiB with at most ten events of at most 1 MiB each, inflated. ${BY_ADDRESS}`,
  },
  success: 200,
  response: 'EventId',
});

/** The form of older SDKs: one event as JSON. */
export const postStore = define({
  method: 'POST',
  path: `${path}/store`,
  dialect: 'collector',
  scope: 'project',
  function: 'collector/store',
  summary: 'Take a Sentry event',
  description: 'As the envelope endpoint, for one event as JSON (or base64 of it, zlib-compressed or not).',
  access: 'client-key',
  params: {},
  body: {
    types: ['application/json', 'application/octet-stream', 'application/x-sentry-envelope', '*/*'],
    description: `An event of at most 1 MiB, inflated. The type of an envelope announces one. ${BY_ADDRESS}`,
  },
  success: 200,
  response: 'EventId',
});

/** Where browsers send what a page's `report-uri` or `Reporting-Endpoints` asks for. */
export const postSecurity = define({
  method: 'POST',
  path: `${path}/security`,
  dialect: 'collector',
  scope: 'project',
  function: 'collector/security',
  summary: "Take a browser's security reports",
  description:
    'Violations of a Content Security Policy, Expect-CT, Expect-Staple, public key pinning, and network errors. The client key comes in `sentry_key` of the query, where `sentry_release` and `sentry_environment` may be as well. Each report is an event; those of browser extensions are dropped.',
  access: 'client-key',
  params: {},
  body: {
    types: ['application/csp-report', 'application/reports+json', 'application/json', '*/*'],
    description: 'A report, or a list of at most 100, of at most 1 MiB. Its media type does not matter.',
  },
  success: 200,
  response: 'EventId',
});
