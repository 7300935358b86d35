import { stepOf, type Series } from './bars-geometry.ts';
import { oneLine } from './foreign-text.ts';
import { shortMoment } from './time-words.ts';

/** A release, and since when it is known, ISO 8601; `null`: that is not known. */
export interface KnownRelease {
  readonly value: string;
  readonly first_seen: string | null;
}

/** When releases began: when they were released as a build says, else with their first event. */
export function knownReleases(
  releases: readonly { version: string; released_at: string | null; first_seen: string | null }[],
): KnownRelease[] {
  return releases.map(({ version, released_at, first_seen }) => ({
    value: version,
    first_seen: released_at ?? first_seen,
  }));
}

export interface ReleaseMark {
  /** In units of the drawing. */
  x: number;
  /** `shop@1.4 since 3 Nov, 14:20` */
  text: string;
}

/** More lines would hide the bars: the latest. */
const MAX_MARKS = 12;

/** Where in a drawing of bars, `width` wide, releases began; the earliest first. Others began before it, or never did. */
export function releaseMarks(series: Series, releases: readonly KnownRelease[], width: number): ReleaseMark[] {
  const [first, last] = [series[0]?.[0] ?? 0, series.at(-1)?.[0] ?? 0];
  const length = last - first + stepOf(series);
  return releases
    .flatMap(({ value, first_seen }) => (first_seen === null ? [] : [{ value, at: Date.parse(first_seen) }]))
    .map(({ value, at }) => ({ value, at, part: (at / 1000 - first) / length }))
    .filter(({ part }) => part >= 0 && part <= 1)
    .toSorted((one, other) => one.at - other.at)
    .slice(-MAX_MARKS)
    .map(({ value, at, part }) => ({
      x: Math.round(part * width * 100) / 100,
      text: `${oneLine(value, 60)} since ${shortMoment(at)}`,
    }));
}
