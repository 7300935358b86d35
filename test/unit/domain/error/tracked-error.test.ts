import { describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../../shared/domain/event-summary.ts';
import { withoutEvents, type TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../../shared/domain/error/transitions.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import { sequenceNumber } from '../../../../shared/domain/watermark.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../../kit/unit/summaries.ts';

const now = NOW.getTime();
let lastSequence = 0;

/** An error after one more batch of a shard. */
function count(before: TrackedError | null, ...events: Partial<EventSummary>[]): TrackedError {
  const batch = records(events.map(summary), lastSequence + 1);
  lastSequence += events.length;
  return withEvents(before, 'shard', batch, now)!.error;
}
const resolved = (error: TrackedError): TrackedError => withStatus(error, 'resolved', NOW).error;
describe('an error', () => {
  it('is made by its first event', () => {
    const event = summary({ release: '1.0', environment: 'production', user_hash: 9 });
    expect(withEvents(null, 'shard', records([event]), now)?.error).toEqual({
      id: 77,
      project_id: 5,
      status: 'unresolved',
      title: 'Error: no',
      type: 'Error',
      message: 'no',
      pending: [],
      culprit: 'app.ts',
      level: 'error',
      platform: 'node',
      count: 1,
      users: [9],
      first_seen: NOW.toISOString(),
      last_seen: NOW.toISOString(),
      last_event_id: eventId(1),
      first_release: '1.0',
      last_release: '1.0',
      environments: ['production'],
      releases: ['1.0'],
      resolved_at: null,
      resolved_in: null,
      regressed_at: null,
      hours: { [Math.floor(now / HOUR_MS)]: 1 },
      hours_from: Math.floor(now / (24 * HOUR_MS)) - 1,
      deleted_before: 0,
      expires_at: event.expires_at,
      born: { shard: 'shard', sequence: sequenceNumber('1') },
      marks: { shard: { last: '1'.padStart(40, '0'), at: now } },
    });
  });

  it('is not changed by events that are counted already', () => {
    const batch = records([summary(), summary()]);
    expect(withEvents(withEvents(null, 'shard', batch, now)!.error, 'shard', batch, now)).toBeNull();
  });

  it('looks like its latest event, whatever the order in which they come', () => {
    const later = { timestamp: after(5_000), title: 'later', level: 'fatal', event_id: eventId(2) };
    const shown = { title: 'later', level: 'fatal', last_event_id: eventId(2), count: 2 };
    const seen = { first_seen: NOW.toISOString(), last_seen: after(5_000) };
    expect(count(count(null, {}), later)).toMatchObject({ ...shown, ...seen });
    expect(count(count(null, later), {})).toMatchObject({ ...shown, ...seen });
    expect(count(null, later, {})).toMatchObject({ ...shown, ...seen });
  });

  it('expires with the last of its events', () => {
    expect(count(count(null, { expires_at: now + 50 }), { expires_at: now + 20 }).expires_at).toBe(now + 50);
  });

  it('begins anew when it has outlived its last event, though DynamoDB has it still', () => {
    const gone = { ...count(null, {}, {}), expires_at: now / 1000, status: 'ignored' as const };
    expect(count(gone, { title: 'new' })).toMatchObject({ count: 1, title: 'new', status: 'unresolved' });
    expect(count({ ...gone, expires_at: now / 1000 + 1 }, {})).toMatchObject({ count: 3, status: 'ignored' });
  });
});

describe('the releases of an error', () => {
  const [early, late] = [after(-5_000), after(5_000)];

  it.each<[string, Partial<EventSummary>[][], string | null, string | null]>([
    ['are none when no event says one', [[{}], [{}]], null, null],
    ['are the first and the last that were seen', [[{ release: '1' }], [{ release: '2', timestamp: late }]], '1', '2'],
    ['are by time, not by arrival', [[{ release: '2' }], [{ release: '1', timestamp: early }]], '1', '2'],
    ['stay when a later event says none', [[{ release: '1' }], [{ timestamp: late }]], '1', '1'],
    ['stay when an earlier event says none', [[{ release: '1' }], [{ timestamp: early }]], '1', '1'],
    ['begin with the first event that says one', [[{}], [{ release: '1', timestamp: late }]], '1', '1'],
    ['are the ones of a batch in which some say none', [[{}, { release: '1', timestamp: late }]], '1', '1'],
  ])('%s', (_title, batches, first_release, last_release) => {
    const error = batches.reduce<TrackedError | null>((before, sent) => count(before, ...sent), null);
    expect(error).toMatchObject({ first_release, last_release });
  });
});

describe('the environments and releases of an error', () => {
  it('are the latest hundred releases and fifty environments, however many there are', () => {
    let error: TrackedError | null = null;
    for (let number = 0; number < 300; number++)
      error = count(error, { release: `r${number}`, environment: `e${number}`, timestamp: after(number) });
    expect(error!.releases).toEqual(Array.from({ length: 100 }, (_, index) => `r${200 + index}`));
    expect(error!.environments).toEqual(Array.from({ length: 50 }, (_, index) => `e${250 + index}`));
  });

  it('are the latest hundred releases of a Git hash each', () => {
    const hashes = Array.from({ length: 120 }, (_, number) => number.toString(16).padStart(40, '0'));
    const events = hashes.map((release, number) => ({ release, timestamp: after(number) }));
    expect(count(null, ...events).releases).toEqual(hashes.slice(20));
  });

  it('are fewer, the latest still, when their names are long', () => {
    const names = Array.from({ length: 120 }, (_, number) => `カ${number}`);
    const events = names.map((name, number) => ({
      release: name.padEnd(198, '.'),
      environment: name.padEnd(62, '.'),
      timestamp: after(number),
    }));
    const { releases, environments } = count(count(null, ...events.slice(0, 60)), ...events.slice(60));
    expect(releases).toEqual(events.slice(-20).map(({ release }) => release));
    expect(environments).toEqual(events.slice(-24).map(({ environment }) => environment));
  });

  it('are there once each', () => {
    const event = { release: '1', environment: 'staging' };
    expect(count(count(null, event, event), event)).toMatchObject({ releases: ['1'], environments: ['staging'] });
  });
});

describe('the hours of an error', () => {
  const hour = Math.floor(now / HOUR_MS);
  const hoursOf = (received: (ago: number) => number, ...hoursAgo: number[]) => {
    const events = hoursAgo.map((ago) => ({ timestamp: after(-ago * HOUR_MS), received: received(ago) }));
    return count(null, ...events).hours;
  };

  it('have what is received a day late or later in the hour of its receipt, as the statistics have', () => {
    expect(hoursOf(() => now, 0, 0, 24, 25, 700)).toEqual({ [hour]: 4, [hour - 24]: 1 });
  });

  it('are those of the last two days of its life, by the calendar, and no more', () => {
    const happened = (...hoursAgo: number[]) => hoursOf((ago) => now - ago * HOUR_MS, ...hoursAgo);
    // It is half past twelve.
    expect(happened(0, 0, 24, 36, 37, 700)).toEqual({ [hour]: 2, [hour - 24]: 1, [hour - 36]: 1 });
    expect(count(count(null, { timestamp: after(-40 * HOUR_MS) }), {}).hours).toEqual({ [hour]: 1 });
  });
});

describe('an error that somebody has resolved or ignores', () => {
  it('comes back with an event that is received later, and remembers when', () => {
    const back = count(resolved(count(null, {})), { received: now + 1 });
    expect(back).toMatchObject({ status: 'unresolved', resolved_at: null, regressed_at: after(1), count: 2 });
  });

  it('stays so for events that were received before and are only counted now', () => {
    const still = count(resolved(count(null, {})), { received: now }, { received: now - 1, timestamp: after(9_000) });
    expect(still).toMatchObject({ status: 'resolved', resolved_at: now, regressed_at: null, count: 3 });
  });

  it('comes back only once, and keeps the time of it', () => {
    const back = count(resolved(count(null, {})), { received: now + 1 });
    expect(count(back, { received: now + 9 }).regressed_at).toBe(after(1));
  });

  it('is not resolved anew by resolving it again', () => {
    const error = resolved(count(null, {}));
    expect(withStatus(error, 'resolved', new Date(now + 9)).error).toBe(error);
  });

  it('stays ignored whatever happens', () => {
    const ignored = withStatus(count(null, {}), 'ignored', NOW).error;
    expect(count(ignored, { received: now + 9 })).toMatchObject({ status: 'ignored', regressed_at: null, count: 2 });
  });
});

describe('an error that somebody has deleted', () => {
  const deleted = withoutEvents(count(null, { release: '1' }, {}), NOW);

  it('leaves nothing of what it said', () => {
    expect(deleted).toMatchObject({ title: '', type: '', message: '', culprit: '', last_release: null, releases: [] });
  });

  it('keeps nothing of what was counted but how far that has come', () => {
    expect(deleted).toMatchObject({ count: 0, users: [], environments: [], releases: [] });
    expect(deleted).toMatchObject({ hours: {}, hours_from: Math.floor(now / (24 * HOUR_MS)) - 1 });
    expect(deleted).toMatchObject({ deleted_before: now, marks: { shard: { last: expect.any(String) } } });
  });

  it('does not come back with events from before', () => {
    expect(count(deleted, { received: now }, { received: now - 1 })).toMatchObject({ count: 0, deleted_before: now });
  });

  it('is a new error when it happens again', () => {
    const reborn = count(deleted, { received: now - 1 }, { received: now + 1, timestamp: after(1), title: 'new' });
    expect(reborn).toMatchObject({ count: 1, title: 'new', first_seen: after(1), first_release: null });
    expect(Object.values(reborn.hours)).toEqual([1]);
    expect(reborn).toMatchObject({ status: 'unresolved', deleted_before: now });
    expect(count(reborn, { received: now - 1 })).toMatchObject({ count: 1 });
  });
});
