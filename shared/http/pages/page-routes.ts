/** A page that has an address, and the segments of the address that say what it is about. */
export type PageRoute =
  | { page: 'home' | 'sign-in' | 'new-project' | 'keyboard' }
  | { page: 'errors' | (typeof PLAIN)[number]; project: string }
  | { page: 'settings'; project: string; section: string }
  | { page: 'event'; project: string; event: string }
  | { page: 'events'; project: string; error: string }
  | { page: 'error'; project: string; error: string; event: string | null };

const GLOBAL: ReadonlyMap<string, 'sign-in' | 'new-project' | 'keyboard'> = new Map([
  ['sign-in', 'sign-in'],
  ['projects/new', 'new-project'],
  ['keyboard', 'keyboard'],
]);

/** Pages of a project whose address has their name and no more. */
const PLAIN = ['activity', 'alerts', 'releases', 'setup', 'source_maps'] as const;

const SECTIONS: readonly string[] = ['error_tracking', 'keys', 'access_tokens'];

/**
 * Finds the page of an address, the part below `/ui/`, percent-encoded as sent; `null` where there is none. What a project
 * has begins after `/-/`, which no group can be called; the router of `pages/` draws the same lines, and a test compares.
 */
export function pageRouteOf(path: string): PageRoute | null {
  const segments = decoded(path);
  if (segments === null) return null;
  if (segments.length === 0) return { page: 'home' };
  const dash = segments.indexOf('-');
  if (dash === 0) return globalRoute(segments.slice(1));
  const project = segments.slice(0, dash < 0 ? segments.length : dash);
  // A project is in a group.
  if (project.length < 2) return null;
  const rest = dash < 0 ? ['error_tracking'] : segments.slice(dash + 1);
  return projectRoute(project.join('/'), rest);
}

function globalRoute(rest: readonly string[]): PageRoute | null {
  const page = GLOBAL.get(rest.join('/'));
  return page === undefined ? null : { page };
}

function projectRoute(project: string, [what, id, then, ...more]: readonly string[]): PageRoute | null {
  if (what === 'error_tracking') return errorRoute(project, id, then, more);
  if (then !== undefined) return null;
  if (what === 'events' && id !== undefined) return { page: 'event', project, event: id };
  if (what === 'settings') return settingsRoute(project, id ?? SECTIONS[0]!);
  const page = id === undefined ? PLAIN.find((one) => one === what) : undefined;
  return page === undefined ? null : { page, project };
}

function settingsRoute(project: string, section: string): PageRoute | null {
  return SECTIONS.includes(section) ? { page: 'settings', project, section } : null;
}

function errorRoute(
  project: string,
  error: string | undefined,
  then: string | undefined,
  [event, ...more]: readonly string[],
): PageRoute | null {
  if (more.length > 0) return null;
  if (error === undefined) return { page: 'errors', project };
  if (event === undefined && (then === undefined || then === 'details'))
    return { page: 'error', project, error, event: null };
  if (then !== 'events') return null;
  return event === undefined ? { page: 'events', project, error } : { page: 'error', project, error, event };
}

/** Its segments, unescaped; `null` where they cannot be. */
function decoded(path: string): string[] | null {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}
