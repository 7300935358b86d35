import { expect, it } from 'vitest';
import { facetsOf } from '../../../../shared/domain/error/facets.ts';
import { trackedError } from '../../../kit/unit/tracked-errors.ts';

it('what errors can be filtered by is counted by errors, the most frequent first', () => {
  const errors = [
    trackedError({ environments: ['staging'], releases: ['shop@1', 'shop@2'], level: 'error' }),
    trackedError({ environments: ['production', 'staging'], releases: ['shop@2'], level: 'fatal' }),
    trackedError({ environments: [], releases: [], level: 'error' }),
  ];
  expect(facetsOf(errors)).toEqual({
    environments: [
      { value: 'staging', errors: 2 },
      { value: 'production', errors: 1 },
    ],
    releases: [
      { value: 'shop@2', errors: 2, new_errors: 0, first_seen: null },
      { value: 'shop@1', errors: 1, new_errors: 0, first_seen: null },
    ],
    levels: [
      { value: 'error', errors: 2 },
      { value: 'fatal', errors: 1 },
    ],
    sample: 3,
  });
});

it('a release is known since the earliest time that an error was first, or last, seen in it, and has new errors', () => {
  const errors = [
    trackedError({
      releases: ['shop@1', 'shop@2'],
      first_release: 'shop@1',
      first_seen: '2026-11-01T00:00:00.000Z',
      last_release: 'shop@2',
      last_seen: '2026-11-09T00:00:00.000Z',
    }),
    trackedError({
      releases: ['shop@2', 'shop@3', 'shop@4'],
      first_release: 'shop@2',
      first_seen: '2026-11-05T00:00:00.000Z',
      last_release: 'shop@4',
      last_seen: '2026-11-08T00:00:00.000Z',
    }),
  ];
  const { releases } = facetsOf(errors);
  expect(Object.fromEntries(releases.map(({ value, new_errors }) => [value, new_errors]))).toEqual({
    'shop@1': 1,
    'shop@2': 1,
    'shop@3': 0,
    'shop@4': 0,
  });
  const known = releases.map(({ value, first_seen }) => [value, first_seen?.slice(0, 10) ?? null]);
  expect(Object.fromEntries(known)).toEqual({
    'shop@1': '2026-11-01',
    'shop@2': '2026-11-05',
    'shop@3': null,
    'shop@4': '2026-11-08',
  });
});

it('of no errors there is nothing to filter by', () => {
  expect(facetsOf([])).toEqual({ environments: [], releases: [], levels: [], sample: 0 });
});
