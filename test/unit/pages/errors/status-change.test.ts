import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeSentence,
  MOST_AT_ONCE,
  recounted,
  refusedSentence,
  stepsTo,
  withStatuses,
  type WithStatus,
} from '../../../../pages/errors/status-change.ts';
import { MAX_UPDATED_ERRORS } from '../../../../shared/domain/limits.ts';

const status = fc.constantFrom('unresolved', 'resolved', 'ignored');
const wanted: fc.Arbitrary<WithStatus[]> = fc.uniqueArray(fc.record({ id: fc.nat(), status }), {
  maxLength: 350,
  selector: ({ id }) => id,
});

describe('changing the status of many errors', () => {
  it('names each error once, in requests that the API takes', () => {
    expect(MOST_AT_ONCE).toBe(MAX_UPDATED_ERRORS);
    fc.assert(
      fc.property(wanted, (errors) => {
        const steps = stepsTo(errors);
        expect(steps.every(({ ids }) => ids.length > 0 && ids.length <= MOST_AT_ONCE)).toBe(true);
        const named = steps.flatMap(({ ids, ...step }) => ids.map((id) => ({ id, ...step })));
        const inOrder = (all: WithStatus[]) => all.toSorted((one, other) => one.id - other.id);
        expect(inOrder(named)).toEqual(inOrder(errors));
      }),
    );
  });

  it('shows them so at once, and counts them, but for counts that were cut', () => {
    const rows = [
      { id: 1, status: 'unresolved' as const },
      { id: 2, status: 'ignored' as const },
    ];
    const after = [{ id: 1, status: 'resolved' as const }];
    const shown = withStatuses(rows, after);
    expect(shown).toEqual([{ id: 1, status: 'resolved' }, rows[1]]);
    expect(shown[1]).toBe(rows[1]);
    const counts = { unresolved: 1000, resolved: 7, ignored: 1, capped: ['unresolved' as const] };
    expect(recounted(counts, rows.slice(0, 1), after)).toEqual({ ...counts, resolved: 8 });
    expect(recounted({ ...counts, capped: [] }, rows.slice(0, 1), after)).toMatchObject({
      unresolved: 999,
      resolved: 8,
    });
  });

  it('says what was done, and what was not', () => {
    expect(changeSentence('resolved', 2, 0)).toBe('2 errors resolved');
    expect(changeSentence('unresolved', 1, 1)).toBe('1 error reopened. 1 is gone.');
    expect(refusedSentence('ignored', { done: 0, wanted: 3 }, 'Forbidden')).toBe('Nothing was changed. Forbidden');
    expect(refusedSentence('ignored', { done: 100, wanted: 150 }, 'Forbidden')).toBe(
      '100 of 150 errors ignored. Forbidden',
    );
  });
});
