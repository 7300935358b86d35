import { isLater } from './release-order.ts';

/** The release in which a person says that an error is resolved, and from where on it may come back. */
export interface Resolution {
  /** Empty: there was no release yet, so that the first one is the next. */
  version: string;
  /** Milliseconds since 1970 that the release counts from (`releaseDate`); without one, of the resolution. */
  date: number;
  /** `release`: that release itself brings it back, and each that is later. `next`: only those that are later. */
  from: 'release' | 'next';
}

/** A release as an event names it, and the moment that it counts from, milliseconds since 1970. */
export interface SeenRelease {
  release: string | null;
  released: number;
}

/**
 * Tells whether an event of a release brings back what was resolved in another one. One that names none does not, as in
 * Sentry: it may be of any.
 */
export function bringsBack({ release, released }: SeenRelease, resolution: Resolution): boolean {
  if (release === null) return false;
  if (release === resolution.version) return resolution.from === 'release';
  return isLater({ version: release, date: released }, resolution);
}

export function isSameResolution(one: Resolution | null, other: Resolution | null): boolean {
  return one?.version === other?.version && one?.from === other?.from;
}
