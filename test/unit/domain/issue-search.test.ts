import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventIdIn, parseIssueSearch, type IssueSearch } from '../../../shared/domain/issue-search.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { failsOnlyWith } from '../../kit/fails-only-with.ts';
import { anyText } from '../../kit/any-text.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const ALL: IssueSearch = {
  status: 'all',
  isNever: false,
  level: null,
  environment: null,
  release: null,
  text: '',
  first_seen_after: null,
  first_seen_before: null,
  last_seen_after: null,
  last_seen_before: null,
};

describe('a search', () => {
  it.each<[string, Partial<IssueSearch>]>([
    ['', {}],
    ['is:unresolved', { status: 'unresolved' }],
    ['is:archived', { status: 'ignored' }],
    ['is:unresolved is:unassigned', { status: 'unresolved' }],
    ['is:assigned', { isNever: true }],
    ['is:resolved is:ignored', { status: 'ignored', isNever: true }],
    ['is:unresolved cannot read', { status: 'unresolved', text: 'cannot read' }],
    ['level:error environment:prod', { level: 'error', environment: 'prod' }],
    ['release:"shop@1.0 beta" "a b"', { release: 'shop@1.0 beta', text: 'a b' }],
    ['environment:"a \\"b\\""', { environment: 'a "b"' }],
    ['environment:a environment:b', { environment: 'b', isNever: true }],
    ['TypeError: x is undefined', { text: 'TypeError: x is undefined' }],
    ['https://shop.example/a', { text: 'https://shop.example/a' }],
    ['std::out_of_range', { text: 'std::out_of_range' }],
    ['"is:resolved"', { text: 'is:resolved' }],
    ['firstSeen:-24h', { first_seen_after: '2026-11-25T12:00:00.000Z' }],
    ['age:+7d', { first_seen_before: '2026-11-19T12:00:00.000Z' }],
    ['lastSeen:-30m lastSeen:-1h', { last_seen_after: '2026-11-26T11:30:00.000Z' }],
    ['lastSeen:-999999w', { last_seen_after: '2016-11-28T12:00:00.000Z' }],
    ['a "b', { text: 'a "b' }],
    ['level:error AND a', { level: 'error', text: 'a' }],
    ['total()', { text: 'total()' }],
  ])('%s', (query, expected) => expect(parseIssueSearch(query, NOW)).toEqual({ ...ALL, ...expected }));

  it.each([
    ['user.email:a@b.c', /^user\.email is not a key/],
    ['!level:error', /^!level is not a key/],
    ['tags[server]:x', /^tags\[server\] is not a key/],
    ['level:error OR level:fatal', /^OR and parentheses/],
    ['(level:error)', /^OR and parentheses/],
    ['count():>5', /^count\(\) is not a key/],
    ['environment:prod*', /^environment:prod\* is no name/],
    ['release:[1.0, 2.0]', /^release:\[1\.0, 2\.0\] is no name/],
    ['release:latest', /^release:latest is no name/],
    ['is:linked', /^is:linked is none of unresolved, /],
    ['level:loud', /^level:loud is none of fatal, /],
    ['age:yesterday', /^age:yesterday is no age/],
    [`x${'y'.repeat(9_000)}:z`, /…$/],
  ])('%s is refused by name', (query, problem) => {
    const refused = (() => {
      try {
        return parseIssueSearch(query, NOW);
      } catch (error) {
        return error;
      }
    })();
    expect((refused as RuleViolation).rule).toEqual({
      code: 'query-invalid',
      problem: expect.stringMatching(problem) as string,
    });
  });

  it('may be any text, and is understood or refused', () => {
    const conditions = fc.constantFrom('is:', 'level:error', 'environment:', '"', '\\', ' ', ':', '-1h', 'age:');
    const text = fc.oneof(
      anyText,
      fc.array(fc.oneof(conditions, anyText)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (query) => {
        expect(failsOnlyWith(RuleViolation, () => parseIssueSearch(query, NOW))).toBe(true);
      }),
    );
  });
});

it.each([
  ['25800e3e169c4aae8e1fdac4b852b1a6', '25800e3e169c4aae8e1fdac4b852b1a6'],
  [' 25800E3E-169C-4AAE-8E1F-DAC4B852B1A6 ', '25800e3e169c4aae8e1fdac4b852b1a6'],
  ['25800e3e', null],
  ['is:unresolved 25800e3e169c4aae8e1fdac4b852b1a6', null],
])('%s has the event %s', (query, id) => expect(eventIdIn(query)).toBe(id));
