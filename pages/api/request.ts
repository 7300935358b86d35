/** The stage, below which all paths of the contract are. */
const API = '/api';

export interface SentRequest {
  method: string;
  url: string;
  /** JSON; absent where all is said in the address. */
  body?: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Puts parameters where a row wants them: into its path, then into the query of `GET` and `DELETE`, into a JSON body of the
 * others. `address`: method and path, `GET /v4/projects/{id}`. Lists in a query are repeated as `name[]`, GitLab's way.
 * @throws Error for a parameter of the path that is missing, because the address would be another one.
 */
export function requestOf(address: string, values: Values): SentRequest {
  const [method = '', template = ''] = address.split(' ');
  const used = pathParams(address);
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => segmentOf(name, values[name]));
  const rest = Object.entries(values).filter(([name, value]) => !used.includes(name) && value !== undefined);
  if (method !== 'GET' && method !== 'DELETE')
    return { method, url: API + path, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams(rest.flatMap(([name, value]) => pairsOf(name, value))).toString();
  return { method, url: API + path + (query === '' ? '' : `?${query}`) };
}

/** The names of the parameters in a path. */
export function pathParams(address: string): string[] {
  return [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** A project is named by its full path, its slashes escaped. `.` and `..` would be taken out of the address by the browser. */
function segmentOf(name: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text === '.' || text === '..')
    throw new Error(`the parameter ${name} of the path is missing`);
  return encodeURIComponent(text);
}

function pairsOf(name: string, value: unknown): [string, string][] {
  if (value === null || value === '') return [];
  if (Array.isArray(value)) return value.map((one) => [`${name}[]`, String(one)]);
  return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
}
