type Fields = Readonly<Record<string, unknown>>;

const TITLES: Readonly<Record<string, string>> = {
  app: 'App',
  browser: 'Browser',
  os: 'Operating system',
  client_os: 'Operating system of the client',
  device: 'Device',
  runtime: 'Runtime',
  gpu: 'Graphics',
  trace: 'Trace',
  culture: 'Culture',
  cloud_resource: 'Cloud',
  response: 'Response',
  feedback: 'Feedback',
  otel: 'OpenTelemetry',
  state: 'State',
  unity: 'Unity',
  monitor: 'Monitor',
  profile: 'Profile',
  replay: 'Replay',
  flags: 'Feature flags',
};

/** The order in which people look at them; all others follow by name. */
const FIRST = ['runtime', 'browser', 'os', 'client_os', 'device', 'app', 'trace', 'response'];

/** What a context is called; of those that nobody knows, its own name. */
export function contextTitle(name: string, fields: Fields): string {
  const known = typeof fields['type'] === 'string' && Object.hasOwn(TITLES, fields['type']) ? fields['type'] : name;
  return Object.hasOwn(TITLES, known) ? TITLES[known]! : name;
}

/** A known context in a few words: `Chrome 126.0`, `Pixel 7 · Google`; `''` where its fields have to speak for themselves. */
export function contextWords(name: string, fields: Fields): string {
  const say = (...names: string[]): string | null =>
    names.map((one) => textOf(fields[one])).find((text) => text !== null) ?? null;
  switch (name) {
    case 'browser':
    case 'runtime':
    case 'os':
    case 'client_os':
      return joined(' ', [say('name'), say('version')]) || (say('raw_description') ?? '');
    case 'device':
      return joined(' · ', [say('name', 'model', 'family'), say('manufacturer', 'brand'), say('arch')]);
    case 'app':
      return joined(' ', [
        say('app_name', 'name', 'app_identifier'),
        say('app_version', 'version'),
        build(say('app_build')),
      ]);
    case 'gpu':
      return joined(' · ', [say('name'), say('vendor_name')]);
    case 'trace':
      return joined(' · ', [say('op'), say('status'), say('trace_id')]);
    case 'response':
      return joined(
        ' ',
        ['status', say('status_code')].every((part) => part !== null) ? ['status', say('status_code')] : [],
      );
    default:
      return '';
  }
}

/** The contexts of an event in the order in which they are shown. */
export function sortedContexts(contexts: Readonly<Record<string, Fields>>): [string, Fields][] {
  const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return Object.entries(contexts).toSorted(
    ([one], [other]) => place(one) - place(other) || (one < other ? -1 : Number(one > other)),
  );
}

const build = (text: string | null): string | null => text && `(build ${text})`;
const joined = (by: string, parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(by);

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
