import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseId } from '../../../../shared/domain/release/release.ts';
import {
  MAX_RUNNING_RELEASES,
  withReleases,
  type ReleasedEvent,
} from '../../../../shared/domain/release/running-releases.ts';
import { packReleases, unpackReleases } from '../../../../shared/store/packed-releases.ts';

const event = (release: string | null, minute = 0, opensError = false): ReleasedEvent => ({
  release,
  timestamp: new Date(Date.UTC(2026, 10, 26, 12, minute)).toISOString(),
  opensError,
});
const at = (minute: number): number => Date.UTC(2026, 10, 26, 12, minute);

describe('the releases that are counted with their project', () => {
  it('have their first and last event and the errors that began in them, the latest last', () => {
    const first = withReleases([], [event('1', 5, true), event('2', 6), event('1', 3), event(null, 9, true)]);
    expect(first).toEqual([
      { id: releaseId('1'), first: at(3), last: at(5), new_errors: 1 },
      { id: releaseId('2'), first: at(6), last: at(6), new_errors: 0 },
    ]);
    expect(withReleases(first, [event('1', 8, true)])).toEqual([
      first[1],
      { id: releaseId('1'), first: at(3), last: at(8), new_errors: 2 },
    ]);
  });

  it('stay the very same for events that name none', () => {
    const before = withReleases([], [event('1')]);
    expect(withReleases(before, [event(null), event(''), event('..'), event('a\nb')])).toBe(before);
  });

  it('are those of the batch and the latest before; what leaves is as it was', () => {
    const name = fc.integer({ min: 0, max: 30 }).map(String);
    const batches = fc.array(fc.array(fc.tuple(name, fc.nat(59), fc.boolean()), { maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(batches, (all) => {
        let running: ReturnType<typeof withReleases> = [];
        for (const batch of all) {
          const next = withReleases(
            running,
            batch.map(([release, minute, opens]) => event(release, minute, opens)),
          );
          const named = new Set(batch.map(([release]) => releaseId(release)));
          expect(next.length).toBeLessThanOrEqual(MAX_RUNNING_RELEASES);
          expect(new Set(next.map(({ id }) => id)).size).toBe(next.length);
          // Nothing that was counted is lost: what the batch names and was running stays.
          const staying = running.filter(({ id }) => named.has(id)).map(({ id }) => id);
          expect(next.map(({ id }) => id)).toEqual(expect.arrayContaining(staying));
          const opened = batch.filter(
            ([release, , opens]) => opens && next.some(({ id }) => id === releaseId(release)),
          );
          const left = running.filter(({ id }) => !next.some((one) => one.id === id));
          const sum = (some: typeof next): number => some.reduce((total, { new_errors }) => total + new_errors, 0);
          expect(sum(next) + sum(left)).toBe(sum(running) + opened.length);
          expect(unpackReleases(packReleases(next))).toEqual(next);
          running = next;
        }
      }),
    );
  });
});
