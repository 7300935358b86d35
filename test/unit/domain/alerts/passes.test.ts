import { describe, expect, it } from 'vitest';
import type { AlertFilters } from '../../../../shared/domain/alerts/alert-rule.ts';
import { passes, passesSome } from '../../../../shared/domain/alerts/passes.ts';
import { filtersOf } from '../../../kit/unit/alert-rules.ts';

const event = {
  environment: 'production',
  release: 'shop@1.2.3',
  level: 'error',
  title: 'TypeError: x is not defined',
};

describe('the filters of a rule', () => {
  it.each<[string, Partial<AlertFilters>, boolean]>([
    ['nothing lets all through', {}, true],
    ['one of the environments', { environments: ['staging', 'production'] }, true],
    ['another environment', { environments: ['staging'] }, false],
    ['no part of an environment', { environments: ['prod'] }, false],
    ['environments like it', { environments: ['prod*'] }, true],
    ['the release', { releases: ['shop@1.2.3'] }, true],
    ['a pattern of releases', { releases: ['api@*', 'shop@1.2.*'] }, true],
    ['another pattern of releases', { releases: ['shop@2.*'] }, false],
    ['no beginning of a release', { releases: ['shop@1'] }, false],
    ['the level', { levels: ['fatal', 'error'] }, true],
    ['another level', { levels: ['fatal'] }, false],
    ['a pattern of the title', { title: 'TypeError:*' }, true],
    ['no part of a title', { title: 'TypeError' }, false],
    ['all of them', { environments: ['production'], releases: ['*'], levels: ['error'], title: '*defined' }, true],
    ['all but one of them', { environments: ['production'], releases: ['*'], levels: ['error'], title: 'x*' }, false],
  ])('let an event through by %s', (_title, filters, isThrough) => {
    expect(passes(filtersOf(filters), event)).toBe(isThrough);
  });

  it('let no event through that names no environment or release, if they ask for one', () => {
    const unnamed = { ...event, environment: null, release: null };
    expect(passes(filtersOf(), unnamed)).toBe(true);
    expect(passes(filtersOf({ environments: ['production'] }), unnamed)).toBe(false);
    expect(passes(filtersOf({ releases: ['*'] }), unnamed)).toBe(false);
  });

  it('let an error through that was seen in one of the environments and in one of the releases', () => {
    const error = { environments: ['staging', 'production'], releases: ['1', '2'], level: 'error', title: 'no' };
    expect(passesSome(filtersOf({ environments: ['production'], releases: ['2'] }), error)).toBe(true);
    expect(passesSome(filtersOf({ environments: ['production'], releases: ['3'] }), error)).toBe(false);
    expect(passesSome(filtersOf({ levels: ['fatal'] }), error)).toBe(false);
  });
});
