/**
 * What kind of text a part of the payload holds, and so which rules it is read with:
 *
 * - `none`: names and ids that the tracker itself needs; looked at only if somebody put an object there
 * - `code`: names of functions, lines of source: patterns (cards, keys, passwords in addresses …) only
 * - `text`: sentences: patterns, and what is assigned to a secret's name
 * - `message`: the same, and e-mail addresses
 * - `values`: data of the application: as `text`, and a value that speaks of secrets goes as a whole
 */
export type Leaf = 'none' | 'code' | 'text' | 'message' | 'values';

/** Objects whose fields hold different kinds of text. */
export type Section = 'event' | 'contexts' | 'stacks' | 'breadcrumbs' | 'logentry' | 'user' | 'csp';

type ScopeName = Leaf | Section | 'skip';

/** Where a value stands. There is one object of each name, so that a value's rules are at hand without looking them up. */
export interface Scope {
  name: ScopeName;
  /** Fields of this scope that are of another; `null` if none is. */
  named: ReadonlyMap<string, Scope> | null;
  others: Scope;
  /** What a string (or a list of strings) is where this was expected. */
  leaf: Leaf;
}

interface Fields {
  leaf: Leaf;
  others: ScopeName;
  /** Names of fields, separated by spaces, by the scope that they are of. */
  named: Partial<Record<ScopeName, string>>;
}

function fields(leaf: Leaf, others: ScopeName, named: Fields['named']): Fields {
  return { leaf, others, named };
}

/** The parts of an event. What is not known to be harmless is data of the application. */
const FIELDS: Readonly<Record<ScopeName, Fields>> = {
  event: fields('values', 'values', {
    none:
      'event_id timestamp start_timestamp received level platform logger release dist environment type version project ' +
      'transaction culprit fingerprint',
    // Names and versions of packages, addresses of machine code
    skip: 'debug_meta sdk modules',
    stacks: 'exception stacktrace threads',
    logentry: 'message logentry',
    breadcrumbs: 'breadcrumbs',
    user: 'user',
    // Set on purpose, so a secret would be named.
    text: 'tags server_name',
    contexts: 'contexts',
    csp: 'csp',
  }),
  contexts: fields('values', 'values', {
    // Those that Sentry's SDKs fill themselves; an application's own are its data.
    text:
      'app browser cloud_resource culture device flags gpu memory_info missing_instrumentation os otel ' +
      'performance_score profile replay runtime threadpool_info trace unity unreal',
  }),
  stacks: fields('code', 'stacks', {
    // Grouping and source links need them, and Sentry leaves them alone.
    skip: 'filename abs_path',
    values: 'vars data',
    text: 'value meta',
  }),
  breadcrumbs: fields('text', 'values', {
    breadcrumbs: 'values',
    none: 'type category level timestamp event_id',
    text: 'message',
  }),
  logentry: fields('message', 'values', { message: 'message formatted' }),
  // `auth0|5f7c…` is the id of a user, not a secret.
  user: fields('code', 'values', { code: 'id email username name ip_address' }),
  // A policy lists hosts, such as that of a log-in page.
  csp: fields('values', 'values', { text: 'original-policy originalPolicy original_policy' }),
  values: fields('values', 'values', {}),
  message: fields('message', 'message', {}),
  text: fields('text', 'text', {}),
  code: fields('code', 'code', {}),
  none: fields('none', 'values', {}),
  skip: fields('none', 'skip', {}),
};

/** Scopes refer to each other in circles, so all of them are made before any is finished. */
function linked(): Readonly<Record<ScopeName, Scope>> {
  const names = Object.keys(FIELDS) as ScopeName[];
  const scopes = Object.fromEntries(
    names.map((name) => [name, { name, leaf: FIELDS[name].leaf, named: null }]),
  ) as unknown as Record<ScopeName, Scope>;
  for (const name of names) {
    const { others, named } = FIELDS[name];
    const entries = Object.entries(named) as [ScopeName, string][];
    const scopeOf = entries.flatMap(([of, list]) => list.split(' ').map((field) => [field, scopes[of]] as const));
    Object.assign(scopes[name], { others: scopes[others], named: scopeOf.length > 0 ? new Map(scopeOf) : null });
  }
  return scopes;
}

export const SCOPES = linked();
