import { describe, expect, it } from 'vitest';
import { isUncounted } from '../../../../pages/error/uncounted.ts';
import { shownEvent } from './shown-event.ts';

const now = Date.parse('2026-11-25T20:00:00Z');
const fresh = shownEvent({ date_received: '2026-11-25T19:59:58Z', newer: null, older: null });

describe('an event that was opened before it is counted', () => {
  it('is one that came in just now and is not in the list of its error', () => {
    expect(isUncounted(fresh, null, now)).toBe(true);
    expect(isUncounted(fresh, { count: 7 }, now)).toBe(true);
  });

  it('is none that stands beside others, is the only one, is old, or comes from elsewhere', () => {
    expect(isUncounted({ ...fresh, older: 'a' }, { count: 7 }, now)).toBe(false);
    expect(isUncounted(fresh, { count: 1 }, now)).toBe(false);
    expect(isUncounted(fresh, null, now + 180_000)).toBe(false);
    expect(isUncounted({ ...fresh, details: null }, null, now)).toBe(false);
    expect(isUncounted({ ...fresh, date_received: null }, null, now)).toBe(false);
  });
});
