import { expect, it } from 'vitest';
import { newsOf } from '../../../shared/domain/project-summary.ts';
import { DAY_MS } from '../../../shared/domain/time.ts';
import { after, NOW } from '../../kit/unit/summaries.ts';
import { trackedError } from '../../kit/unit/tracked-errors.ts';

const LONG_AGO = after(-2 * DAY_MS);
const read = (...errors: Parameters<typeof trackedError>[0][]) =>
  newsOf(
    errors.map((fields, index) => trackedError({ id: index + 1, ...fields })),
    NOW,
  ).map(({ error, news, at }) => [error.id, news, at]);

it('what is new or came back within a day is news, the latest first', () => {
  expect(
    read(
      { first_seen: after(-5_000) },
      { first_seen: LONG_AGO },
      { first_seen: LONG_AGO, regressed_at: after(-1_000) },
      { first_seen: after(-DAY_MS) },
      { first_seen: LONG_AGO, regressed_at: LONG_AGO },
    ),
  ).toEqual([
    [3, 'came-back', after(-1_000)],
    [1, 'new', after(-5_000)],
    [4, 'new', after(-DAY_MS)],
  ]);
});

it('what is new and came back since is back', () => {
  expect(read({ first_seen: after(-5_000), regressed_at: after(-1_000) })).toEqual([[1, 'came-back', after(-1_000)]]);
});

it('what somebody has dealt with is no news, and five are enough', () => {
  expect(read({ first_seen: after(-1), status: 'resolved' }, { first_seen: after(-1), status: 'ignored' })).toEqual([]);
  expect(read(...Array.from({ length: 7 }, () => ({ first_seen: after(-1) })))).toHaveLength(5);
});
