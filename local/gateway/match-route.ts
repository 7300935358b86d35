import type { Route } from '../assembly/types.ts';

export interface Match {
  route: Route;
  /** Percent-encoded as sent; `null` when the resource has none. */
  pathParameters: Record<string, string> | null;
}

interface Candidate {
  route: Route;
  segments: string[];
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const parameterIn = (segment: string): string | undefined => /^\{(.+)\}$/.exec(segment)?.[1];

/**
 * Finds the route for a method and a path, segment by segment as sent: `group%2Fproject` is one segment. A literal segment
 * beats a parameter, and a method beats `ANY`. One slash at the end changes nothing.
 */
export function createMatcher(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const candidates = routes.map((route): Candidate => ({ route, segments: segmentsOf(route.path) }));
  const greedy = routes.find(({ path }) => path.includes('+}'));
  if (greedy !== undefined) throw new Error(`${greedy.path}: the local runner does not know greedy path parameters.`);

  return function match(method, path) {
    const sent = segmentsOf(path.length > 1 ? path.replace(/\/$/, '') : path);
    const best = candidates
      .filter(({ segments, route }) => [method, 'ANY'].includes(route.method) && fits(segments, sent))
      .toSorted((a, b) => precedence(a, b))
      .at(0);
    if (best === undefined) return null;
    const parameters = best.segments.flatMap((segment, index): [string, string][] => {
      const name = parameterIn(segment);
      return name === undefined ? [] : [[name, sent[index]!]];
    });
    return { route: best.route, pathParameters: parameters.length === 0 ? null : Object.fromEntries(parameters) };
  };
}

function fits(segments: string[], sent: string[]): boolean {
  return (
    segments.length === sent.length &&
    segments.every((segment, index) =>
      parameterIn(segment) === undefined ? segment === sent[index] : sent[index] !== '',
    )
  );
}

function precedence(a: Candidate, b: Candidate): number {
  for (const [index, segment] of a.segments.entries()) {
    const difference =
      Number(parameterIn(segment) !== undefined) - Number(parameterIn(b.segments[index]!) !== undefined);
    if (difference !== 0) return difference;
  }
  return Number(a.route.method === 'ANY') - Number(b.route.method === 'ANY');
}
