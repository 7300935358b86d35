import type { Endpoint } from './row.ts';

/** Every path that leads to a row. */
export function pathsOf({ path, alsoAt }: Pick<Endpoint, 'path' | 'alsoAt'>): `/${string}`[] {
  return alsoAt === undefined ? [path] : [path, alsoAt];
}
