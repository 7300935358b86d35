/** What of a route decides which requests it takes. */
interface Routed {
  method: string;
  path: string;
}

export interface Match<Route> {
  route: Route;
  /** Percent-encoded as sent; `null` when the resource has none. */
  pathParameters: Record<string, string> | null;
}

interface Candidate<Route> {
  route: Route;
  segments: Segment[];
}

type Segment = { kind: 'literal'; text: string } | { kind: 'parameter' | 'greedy'; name: string };

/**
 * Finds the route for a method and a path, segment by segment as sent: `group%2Fproject` is one segment. A literal segment
 * beats a parameter, a parameter the greedy `{proxy+}`, and a method `ANY`. To a REST API one slash at the end changes nothing;
 * to an HTTP API (`counts`) it makes another path (floci-io/floci#2136).
 *
 * Path and method count together: a more specific path that does not take the method gives way to a less specific one that
 * does (ministackorg/ministack#1423 and floci-io/floci#3399, both measured on API Gateway).
 */
export function createMatcher<Route extends Routed>(
  routes: readonly Route[],
  { trailingSlash = 'ignored' }: { trailingSlash?: 'ignored' | 'counts' } = {},
): (method: string, path: string) => Match<Route> | null {
  const candidates = routes.map((route): Candidate<Route> => ({ route, segments: split(route.path).map(segmentOf) }));

  return function match(method, path) {
    const sent = split(path.length > 1 && trailingSlash === 'ignored' ? path.replace(/\/$/, '') : path);
    const best = candidates
      .filter(({ segments, route }) => [method, 'ANY'].includes(route.method) && fits(segments, sent))
      .toSorted((a, b) => precedence(a, b))
      .at(0);
    if (best === undefined) return null;
    const parameters = best.segments.flatMap((segment, index): [string, string][] => {
      if (segment.kind === 'literal') return [];
      return [[segment.name, segment.kind === 'greedy' ? sent.slice(index).join('/') : sent[index]!]];
    });
    return { route: best.route, pathParameters: parameters.length === 0 ? null : Object.fromEntries(parameters) };
  };
}

const split = (path: string): string[] => path.split('/').slice(1);

function segmentOf(text: string): Segment {
  const [, name, plus] = /^\{(.+?)(\+?)\}$/.exec(text) ?? [];
  if (name === undefined) return { kind: 'literal', text };
  return { kind: plus ? 'greedy' : 'parameter', name };
}

/** A parameter is never empty, and neither is what a greedy one takes; it stands at the end. */
function fits(segments: readonly Segment[], sent: readonly string[]): boolean {
  const isGreedy = segments.at(-1)?.kind === 'greedy';
  if (isGreedy ? sent.length < segments.length : sent.length !== segments.length) return false;
  return segments.every((segment, index) => {
    if (segment.kind === 'literal') return segment.text === sent[index];
    return segment.kind === 'greedy' ? sent.slice(index).join('/') !== '' : sent[index] !== '';
  });
}

const RANK = { literal: 0, parameter: 1, greedy: 2 } as const;

function precedence(a: Candidate<Routed>, b: Candidate<Routed>): number {
  for (const [index, segment] of a.segments.entries()) {
    const other = b.segments[index];
    const difference = other === undefined ? 0 : RANK[segment.kind] - RANK[other.kind];
    if (difference !== 0) return difference;
  }
  return Number(a.route.method === 'ANY') - Number(b.route.method === 'ANY');
}
