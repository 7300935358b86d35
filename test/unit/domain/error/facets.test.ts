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
      { value: 'shop@2', errors: 2 },
      { value: 'shop@1', errors: 1 },
    ],
    levels: [
      { value: 'error', errors: 2 },
      { value: 'fatal', errors: 1 },
    ],
    sample: 3,
  });
});

it('of no errors there is nothing to filter by', () => {
  expect(facetsOf([])).toEqual({ environments: [], releases: [], levels: [], sample: 0 });
});
