import { describe, expect, it } from 'vitest';
import { ERROR_STATUSES, type ErrorStatus } from '../../../../shared/domain/error/tracked-error.ts';
import {
  transit,
  TRANSITIONS,
  withStatus,
  type CauseEvent,
  type Standing,
} from '../../../../shared/domain/error/transitions.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import { trackedError } from '../../../kit/unit/tracked-errors.ts';
import { after, NOW, records, summary } from '../../../kit/unit/summaries.ts';

const now = NOW.getTime();
const standing = (status: ErrorStatus): Standing => ({
  status,
  resolved_at: status === 'resolved' ? now : null,
  resolved_in: null,
  regressed_at: null,
});
const received = (moment: number): CauseEvent => ({ received: moment, release: null, released: moment });

describe('the status of an error', () => {
  it.each<[string, ErrorStatus | null, number, ReturnType<typeof transit>]>([
    [
      'begins as unresolved with the first event',
      null,
      now - 1,
      {
        standing: standing('unresolved'),
        transitions: [{ name: 'new', from: null, to: 'unresolved', at: now - 1 }],
        by: received(now - 1),
      },
    ],
    [
      'goes back from resolved to unresolved with an event that is received later',
      'resolved',
      now + 1,
      {
        standing: { status: 'unresolved', resolved_at: null, resolved_in: null, regressed_at: after(1) },
        transitions: [{ name: 'regressed', from: 'resolved', to: 'unresolved', at: now + 1 }],
        by: received(now + 1),
      },
    ],
    [
      'stays resolved with an event that was received before',
      'resolved',
      now,
      { standing: standing('resolved'), transitions: [], by: null },
    ],
    ['stays ignored with any event', 'ignored', now + 1, { standing: standing('ignored'), transitions: [], by: null }],
    [
      'stays unresolved with any event',
      'unresolved',
      now + 1,
      { standing: standing('unresolved'), transitions: [], by: null },
    ],
  ])('%s', (_title, status, moment, expected) => {
    expect(transit(status && standing(status), { events: [received(moment)] })).toEqual(expected);
  });

  it.each<[ErrorStatus, ErrorStatus, string]>([
    ['unresolved', 'resolved', 'resolved'],
    ['ignored', 'resolved', 'resolved'],
    ['unresolved', 'ignored', 'ignored'],
    ['resolved', 'ignored', 'ignored'],
    ['resolved', 'unresolved', 'reopened'],
    ['ignored', 'unresolved', 'reopened'],
  ])('is set from %s to %s by a person: the error is %s', (from, to, name) => {
    const { error, transitions } = withStatus(trackedError(standing(from)), to, new Date(now + 5));
    expect(transitions).toEqual([{ name, from, to, at: now + 5 }]);
    const resolved_at = to === 'resolved' ? now + 5 : null;
    expect(error).toEqual(trackedError({ status: to, resolved_at, regressed_at: null }));
  });

  it.each(ERROR_STATUSES)('does not change when a person sets %s again', (status) => {
    const error = trackedError(standing(status));
    const stepped = withStatus(error, status, new Date(now + 5));
    expect(stepped.error).toBe(error);
    expect(stepped.transitions).toEqual([]);
  });

  it('changes by one rule at most, whatever the cause', () => {
    const causes = [{ events: [received(now + 1)] }, ...ERROR_STATUSES.map((status) => ({ status, at: now }))];
    for (const from of [null, ...ERROR_STATUSES])
      for (const cause of causes) {
        const before = from === null ? standing('unresolved') : standing(from);
        const applying = TRANSITIONS.filter(
          (rule) => (rule.from as readonly (ErrorStatus | null)[]).includes(from) && rule.when(cause, before) !== null,
        );
        expect(applying.length).toBeLessThanOrEqual(1);
      }
  });
});

describe('the transitions of a batch of events', () => {
  it('are told by the batch that an error begins with, and not by its repetition', () => {
    const batch = records([summary()]);
    const first = withEvents(null, 'shard', batch, now)!;
    expect(first.transitions).toEqual([{ name: 'new', from: null, to: 'unresolved', at: now }]);
    expect(withEvents(first.error, 'shard', batch, now)).toBeNull();
  });

  it('are those of a new error once the last event of the old one is gone', () => {
    const gone = trackedError({ status: 'ignored', expires_at: now / 1000 });
    expect(withEvents(gone, 'other', records([summary()]), now)?.transitions).toMatchObject([{ name: 'new' }]);
  });

  it('are none for events of a deleted life', () => {
    const deleted = trackedError({ count: 0, deleted_before: now });
    expect(withEvents(deleted, 'other', records([summary()]), now)?.transitions).toEqual([]);
  });
});
