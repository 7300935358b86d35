import { describe, expect, it } from 'vitest';
import { toldIn } from '../../../../shared/services/alerts/told.ts';
import { storedErrorOf } from '../../../../shared/store/stored-error.ts';
import { keyOfError } from '../../../../shared/store/table/item-keys.ts';
import { NOON } from '../../../kit/alerts/gates.ts';
import { trackedError } from '../../../kit/unit/tracked-errors.ts';

const OCCURRENCE = { trigger: 'new', rules: [1], at: NOON } as const;

function imageOf(occurrences: readonly (typeof OCCURRENCE)[], title = 'Error: no') {
  const error = trackedError({ occurrences, title });
  return { ...storedErrorOf(error), ...keyOfError(error.project_id, error.id) };
}

describe('a change of the table', () => {
  it('tells what its put noted, with the error as it was put', () => {
    const after = imageOf([OCCURRENCE]);
    const { project_id, id } = trackedError();
    expect(toldIn({ item: 'error', before: null, after })).toMatchObject([
      {
        project_id,
        error_id: id,
        occurrences: [{ occurrence: OCCURRENCE, error: { id, title: 'Error: no', users: 0 } }],
      },
    ]);
  });

  it('tells of the whole project what its counts noted', () => {
    const after = { pk: 'PROJECT#12', sk: 'COUNTS', notify: JSON.stringify([{ ...OCCURRENCE, trigger: 'threshold' }]) };
    expect(toldIn({ item: 'counts', before: { pk: 'PROJECT#12' }, after })).toEqual([
      {
        project_id: 12,
        error_id: null,
        occurrences: [{ occurrence: { ...OCCURRENCE, trigger: 'threshold' }, error: null }],
        thresholds: {},
      },
    ]);
  });

  it('that leaves a note as it was tells nothing again', () => {
    const image = imageOf([OCCURRENCE]);
    expect(toldIn({ item: 'error', before: image, after: { ...image, status: 'resolved' } })).toEqual([]);
  });

  it('tells nothing of what was deleted, or is neither an error nor counts', () => {
    expect(toldIn({ item: 'error', before: imageOf([OCCURRENCE]), after: imageOf([]) })).toEqual([]);
    expect(toldIn({ item: 'project', before: {}, after: null })).toEqual([]);
  });

  it('shows of a long text what messages show', () => {
    const [told] = toldIn({ item: 'error', before: null, after: imageOf([OCCURRENCE], 'x'.repeat(1_000)) });
    expect(told!.occurrences[0]!.error!.title).toBe('x'.repeat(300));
  });
});
