import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withStatus } from '../../../../shared/domain/error/transitions.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import { isLater } from '../../../../shared/domain/release/release-order.ts';
import type { Resolution } from '../../../../shared/domain/release/resolution.ts';
import { trackedError } from '../../../kit/unit/tracked-errors.ts';
import { after, NOW, records, summary } from '../../../kit/unit/summaries.ts';

const now = NOW.getTime();
const next = (version: string): Resolution => ({ version, date: now, from: 'next' });
const itself = (version: string): Resolution => ({ version, date: now, from: 'release' });
const resolvedIn = (resolution: Resolution) => withStatus(trackedError(), 'resolved', NOW, resolution).error;

/** What becomes of an error that is resolved so when events of these releases happen, a second apart. */
function afterReleases(resolution: Resolution, releases: (string | null)[], dates: [string, number][] = []) {
  const events = releases.map((release, at) => summary({ release, received: now + at + 1, timestamp: after(at + 1) }));
  return withEvents(resolvedIn(resolution), 'other', records(events), now, new Map(dates))!;
}

describe('an error that is resolved in a release', () => {
  it.each<[string, Resolution, string | null, 'resolved' | 'unresolved']>([
    ['comes back with a later one', next('shop@1.9.0'), 'shop@1.10.0', 'unresolved'],
    ['stays so with an earlier one', next('shop@1.9.0'), 'shop@1.8.9', 'resolved'],
    ['stays so with that one, where the next is said', next('shop@1.9.0'), 'shop@1.9.0', 'resolved'],
    ['comes back with that one, where it is said', itself('shop@1.9.0'), 'shop@1.9.0', 'unresolved'],
    ['comes back with one later than that', itself('shop@1.9.0'), 'shop@2.0.0', 'unresolved'],
    ['stays so with one before that', itself('shop@1.9.0'), 'shop@1.9.0-rc.1', 'resolved'],
    ['stays so with an event of no release', next('shop@1.9.0'), null, 'resolved'],
    ['comes back with a new release that has no number', next('abc'), 'def', 'unresolved'],
    ['comes back with the first release of all', next(''), '1.0.0', 'unresolved'],
  ])('%s', (_title, resolution, release, status) => {
    const { error, transitions } = afterReleases(resolution, [release]);
    const isBack = status === 'unresolved';
    expect(error).toMatchObject({ status, resolved_in: isBack ? null : resolution, count: 2 });
    expect(transitions.map(({ name }) => name)).toEqual(isBack ? ['regressed'] : []);
  });

  it('goes by the moments that releases count from where their versions do not tell', () => {
    expect(afterReleases(next('abc'), ['def'], [['def', now - 1]]).error.status).toBe('resolved');
    expect(afterReleases(next('abc'), ['def'], [['def', now]]).error.status).toBe('resolved');
    expect(afterReleases(next('abc'), ['def'], [['def', now + 1]]).error.status).toBe('unresolved');
  });

  it('stays so for events that were received before, of whatever release', () => {
    const event = summary({ release: '9.0.0', received: now });
    expect(withEvents(resolvedIn(next('1.0.0')), 'other', records([event]), now)!.error.status).toBe('resolved');
  });

  it('comes back at the receipt of the first event that brings it', () => {
    const { error, transitions } = afterReleases(next('1.0.0'), ['1.0.0', null, '1.1.0', '1.2.0']);
    expect(error.regressed_at).toBe(after(3));
    expect(transitions).toEqual([{ name: 'regressed', from: 'resolved', to: 'unresolved', at: now + 3 }]);
  });

  it('is resolved in another release when that is said, and stays where it is otherwise', () => {
    const error = resolvedIn(next('1.0.0'));
    const later = new Date(now + 5);
    const elsewhere = withStatus(error, 'resolved', later, itself('2.0.0'));
    expect(elsewhere.error).toMatchObject({ resolved_in: itself('2.0.0'), resolved_at: now + 5 });
    expect(elsewhere.transitions).toMatchObject([{ name: 'resolved-elsewhere' }]);
    expect(withStatus(error, 'resolved', later).error).toBe(error);
    expect(withStatus(error, 'resolved', later, next('1.0.0')).error).toBe(error);
    expect(withStatus(error, 'ignored', later).error.resolved_in).toBeNull();
    expect(withStatus(error, 'unresolved', later).error.resolved_in).toBeNull();
  });

  it('comes back once, if a later release is among the events, in whatever batches and however often they come', () => {
    const version = fc.constantFrom('1.0.0', '1.1.0', '1.2.0-rc.1', '1.2.0', '2.0.0', null);
    const script = fc.array(fc.tuple(version, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(script, fc.constantFrom('1.0.0', '1.1.0', '1.2.0'), fc.boolean(), (events, base, fromItself) => {
        const resolution = fromItself ? itself(base) : next(base);
        const all = records(
          events.map(([release], at) => summary({ release, received: now + at + 1, timestamp: after(at + 1) })),
        );
        let error = resolvedIn(resolution);
        const told: string[] = [];
        // Each batch begins anywhere in what was counted: it is delivered again as far as that.
        for (let counted = 0, at = 0; counted < all.length; at++) {
          const [, step] = events[at % events.length]!;
          const stepped = withEvents(error, 'other', all.slice(Math.max(0, counted - step), counted + step), now);
          counted += step;
          error = stepped?.error ?? error;
          told.push(...(stepped?.transitions ?? []).map(({ name }) => name));
        }
        const brings = ([release]: (typeof events)[number]): boolean =>
          release !== null &&
          (release === base ? fromItself : isLater({ version: release, date: now }, { version: base, date: now }));
        const isBack = events.some(brings);
        expect(told).toEqual(isBack ? ['regressed'] : []);
        expect(error).toMatchObject({ status: isBack ? 'unresolved' : 'resolved', count: events.length + 1 });
      }),
    );
  });
});
