import { ENDPOINTS, type EndpointName } from '../../../shared/api/index.ts';
import type { Handlers } from '../metering/handlers.ts';
import type { RequestParts } from '../metering/request-event.ts';

/** What the items of a release are asked for: each parameter of a path by its name, and the secrets of callers. */
export interface Asked {
  path: Record<string, string | number>;
  namespace: number;
  token: string;
  session: string;
}

/** They answer with the version and the rows of today, or need a provider beside the table. */
const NOT_OF_ITEMS: readonly string[] = [
  'getOpenapi',
  'getMetadata',
  'getVersion',
  'getTenant',
  'beginSignIn',
  'finishSignIn',
  // Of what no release has left yet.
  'getAlertRule',
  'getAlertDestination',
  'getHook',
];

const OF_GROUP: readonly string[] = ['getGroup', 'listGroupProjects', 'getNamespace'];
const QUERIES: Readonly<Record<string, Record<string, string>>> = {
  getStats: { field: 'sum(quantity)' },
  getProjectStats: { from: '2026-11-24', to: '2026-11-30' },
};

/** Every request that reads, and the errors once by each of their orders. */
export function readsOf({ path, namespace, token, session }: Asked): [EndpointName, RequestParts][] {
  const names = (Object.keys(ENDPOINTS) as EndpointName[]).filter(
    (name) => ENDPOINTS[name].method === 'GET' && !NOT_OF_ITEMS.includes(name),
  );
  const rows = names.map((name): [EndpointName, RequestParts] => [
    name,
    {
      path: OF_GROUP.includes(name) ? { id: namespace } : path,
      ...(name === 'getSession' ? { session } : { token }),
      ...(name in QUERIES && { query: QUERIES[name]! }),
    },
  ]);
  const lists = ['last_seen', 'first_seen', 'frequency'].map((sort): [EndpointName, RequestParts] => [
    'listErrors',
    { path, token, query: { sort, status: 'all' } },
  ]);
  return [...rows, ...lists];
}

/** Asks for all of it. @returns what was answered, by the request. */
export async function readAll(api: Handlers, asked: Asked): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const [name, parts] of readsOf(asked)) {
    const title = [name, ...Object.values(parts.query ?? {})].join(' ');
    answers[title] = await api.call(name, parts);
  }
  return answers;
}
