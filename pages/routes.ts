/** Where the pages begin: `/api` is the stage of the API, `/ui` theirs in it. */
export const BASE = '/api/ui';

export const SETTINGS_SECTIONS = ['error_tracking', 'keys', 'access_tokens'] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** A page of a project. `project` is its full path, `group/sub/shop`. */
export type ProjectRoute =
  | { page: 'errors'; project: string }
  /** `event: null` is the latest one. */
  | { page: 'error'; project: string; error: string; event: string | null }
  | { page: 'events'; project: string; error: string }
  /** An event whose error is not known yet. */
  | { page: 'event'; project: string; event: string }
  | { page: 'activity'; project: string }
  | { page: 'alerts'; project: string }
  | { page: 'releases'; project: string }
  | { page: 'setup'; project: string }
  | { page: 'source_maps'; project: string }
  | { page: 'settings'; project: string; section: SettingsSection };

export type Route =
  | { page: 'home' }
  | { page: 'sign-in' }
  | { page: 'new-project' }
  | { page: 'keyboard' }
  | { page: 'not-found' }
  | ProjectRoute;

export type PageName = Route['page'];

/** Pages whose address has their name and no more. */
const PLAIN = ['activity', 'alerts', 'releases', 'setup', 'source_maps'] as const;

const GLOBAL = { 'sign-in': 'sign-in', 'projects/new': 'new-project', keyboard: 'keyboard' } as const;

/** Finds the page of an address. GitLab's shape: what a project has begins after `/-/`, which no group can be called. */
export function routeOf(pathname: string): Route {
  const segments = decoded(pathname);
  if (segments === null) return { page: 'not-found' };
  const dash = segments.indexOf('-');
  if (dash === 0) return globalRoute(segments.slice(1).join('/'));
  if (dash === -1)
    return segments.length < 2 ? homeOrNothing(segments) : { page: 'errors', project: segments.join('/') };
  if (dash < 2) return { page: 'not-found' };
  return projectRoute(segments.slice(0, dash).join('/'), segments.slice(dash + 1));
}

const homeOrNothing = (segments: readonly string[]): Route => ({ page: segments.length === 0 ? 'home' : 'not-found' });

function globalRoute(rest: string): Route {
  return { page: Object.hasOwn(GLOBAL, rest) ? GLOBAL[rest as keyof typeof GLOBAL] : 'not-found' };
}

function projectRoute(project: string, [what, id, then, event, ...more]: readonly string[]): Route {
  if (more.length > 0) return { page: 'not-found' };
  if (what === 'error_tracking') return errorRoute(project, id, then, event);
  if (what === 'events' && id !== undefined && then === undefined) return { page: 'event', project, event: id };
  if (what === 'settings' && then === undefined) return settingsRoute(project, id ?? 'error_tracking');
  const plain = PLAIN.find((one) => one === what);
  if (plain !== undefined && id === undefined) return { page: plain, project };
  return { page: 'not-found' };
}

function errorRoute(project: string, error?: string, then?: string, event?: string): Route {
  if (error === undefined) return { page: 'errors', project };
  if (then === undefined || (then === 'details' && event === undefined))
    return { page: 'error', project, error, event: null };
  if (then !== 'events') return { page: 'not-found' };
  return event === undefined ? { page: 'events', project, error } : { page: 'error', project, error, event };
}

function settingsRoute(project: string, section: string): Route {
  const known = SETTINGS_SECTIONS.find((one) => one === section);
  return known === undefined ? { page: 'not-found' } : { page: 'settings', project, section: known };
}

/** The segments below the base, unescaped; `null` for what is not below it, or cannot be unescaped. */
function decoded(pathname: string): string[] | null {
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return null;
  try {
    return pathname.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** What a control may have in the address; what is absent or empty is left out. */
export type Query = Readonly<Record<string, string | null | undefined>>;

/** The address of a page, with what its controls say. */
export function pathOf(route: Route, query: Query = {}): string {
  const said = Object.entries(query).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  const search = new URLSearchParams(said).toString();
  return BASE + escaped(belowBase(route)) + (search === '' ? '' : `?${search}`);
}

function belowBase(route: Route): string[] {
  switch (route.page) {
    case 'home':
    case 'not-found':
      return [''];
    case 'sign-in':
    case 'keyboard':
      return ['-', route.page];
    case 'new-project':
      return ['-', 'projects', 'new'];
    case 'errors':
      return within(route.project, 'error_tracking');
    case 'error':
      return within(route.project, 'error_tracking', route.error, ...eventOf(route.event));
    case 'events':
      return within(route.project, 'error_tracking', route.error, 'events');
    case 'event':
      return within(route.project, 'events', route.event);
    case 'settings':
      return within(route.project, 'settings', route.section);
    case 'activity':
    case 'alerts':
    case 'releases':
    case 'setup':
    case 'source_maps':
      return within(route.project, route.page);
  }
}

const within = (project: string, ...rest: readonly string[]): string[] => [...project.split('/'), '-', ...rest];
const eventOf = (event: string | null): string[] => (event === null ? ['details'] : ['events', event]);
const escaped = (segments: readonly string[]): string => segments.map((one) => `/${encodeURIComponent(one)}`).join('');

/** The project that a page belongs to. */
export function projectOf(route: Route): string | null {
  return 'project' in route ? route.project : null;
}

/** What a page is about, without the event that is stepped through: when it changes, somebody has arrived elsewhere. */
export function placeOf(route: Route): string {
  return JSON.stringify(route.page === 'error' ? { ...route, event: null } : route);
}
