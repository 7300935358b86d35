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
export type Section = 'event' | 'stacks' | 'breadcrumbs' | 'logentry' | 'user';

export type Scope = Leaf | Section | 'skip';

interface Fields {
  /** Fields of this scope that are of another; `null` if none is. */
  named: ReadonlyMap<string, Scope> | null;
  others: Scope;
  /** What a string (or a list of strings) is where this was expected. */
  leaf: Leaf;
}

function fields(leaf: Leaf, others: Scope, named: Partial<Record<Scope, string>>): Fields {
  const entries = Object.entries(named) as [Scope, string][];
  const scopes = entries.flatMap(([scope, names]) => names.split(' ').map((name) => [name, scope] as const));
  return { leaf, others, named: scopes.length > 0 ? new Map(scopes) : null };
}

/** The parts of an event. What is not known to be harmless is data of the application. */
export const SCOPES: Readonly<Record<Scope, Fields>> = {
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
  }),
  stacks: fields('code', 'stacks', {
    // Grouping and source links need them, and Sentry leaves them alone.
    skip: 'filename abs_path',
    values: 'vars data meta',
    text: 'value',
  }),
  breadcrumbs: fields('text', 'values', {
    breadcrumbs: 'values',
    none: 'type category level timestamp event_id',
    text: 'message',
  }),
  logentry: fields('message', 'values', { message: 'message formatted' }),
  // `auth0|5f7c…` is the id of a user, not a secret.
  user: fields('code', 'values', { code: 'id email username name ip_address' }),
  values: fields('values', 'values', {}),
  message: fields('message', 'message', {}),
  text: fields('text', 'text', {}),
  code: fields('code', 'code', {}),
  none: fields('none', 'values', {}),
  skip: fields('none', 'skip', {}),
};
