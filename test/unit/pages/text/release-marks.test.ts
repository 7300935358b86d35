import { describe, expect, it } from 'vitest';
import type { Series } from '../../../../pages/text/bars-geometry.ts';
import { latestDeploys } from '../../../../pages/releases/latest-deploys.ts';
import { knownReleases, releaseMarks } from '../../../../pages/text/release-marks.ts';

const DAY_S = 86_400;
const START = Date.UTC(2026, 10, 1) / 1000;
const days = (count: number): Series => Array.from({ length: count }, (_, day) => [START + day * DAY_S, day]);
const at = (day: number): string => new Date((START + day * DAY_S) * 1000).toISOString();

describe('where releases began', () => {
  it('is by time, the earliest first, as far as the bars go', () => {
    const releases = [
      { value: 'shop@3', first_seen: at(5) },
      { value: 'shop@2', first_seen: at(2.5) },
      { value: 'shop@1', first_seen: at(-1) },
      { value: 'shop@4', first_seen: at(11) },
      { value: 'shop@5', first_seen: null },
    ];
    const marks = releaseMarks(days(10), releases, 200);
    expect(marks.map(({ x }) => x)).toEqual([50, 100]);
    expect(marks[0]!.text).toMatch(/^shop@2 since 3 Nov, \d\d:\d\d$/);
  });

  it('is of the latest twelve, and nowhere without bars', () => {
    const many = Array.from({ length: 30 }, (_, day) => ({ value: `v${day}`, first_seen: at(day) }));
    expect(releaseMarks(days(40), many, 100).map(({ text }) => text.split(' ')[0])).toEqual(
      many.slice(-12).map(({ value }) => value),
    );
    expect(releaseMarks([], many, 100)).toEqual([]);
  });

  it('names a release of others on one line', () => {
    const [mark] = releaseMarks(days(2), [{ value: `a\u202eb\n${'x'.repeat(99)}`, first_seen: at(1) }], 10);
    expect(mark!.text).toMatch(/^a⟨202E⟩b x+… since/);
  });
});

describe('a release', () => {
  it('began when a build says, else with its first event', () => {
    const of = (version: string, released_at: string | null, first_seen: string | null) => ({
      version,
      released_at,
      first_seen,
    });
    expect(knownReleases([of('a', at(2), at(1)), of('b', null, at(1)), of('c', null, null)])).toEqual([
      { value: 'a', first_seen: at(2) },
      { value: 'b', first_seen: at(1) },
      { value: 'c', first_seen: null },
    ]);
  });

  it('went to few environments, to each last when it says', () => {
    const deploy = (environment: string, finished_at: string) => ({ environment, finished_at });
    const deploys = [deploy('production', at(1)), deploy('staging', at(2)), deploy('production', at(3))];
    expect(latestDeploys(deploys)).toEqual([deploys[2], deploys[1]]);
    expect(latestDeploys([])).toEqual([]);
    expect(latestDeploys(Array.from({ length: 9 }, (_, day) => deploy(`e${day}`, at(day))))).toHaveLength(5);
  });
});
