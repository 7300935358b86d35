import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFound, keysOf, parseEventSearch } from '../../../shared/domain/event-search.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { keyProblem } from '../../../shared/present/sentry/event-fields.ts';
import { anyText } from '../../kit/any-text.ts';
import { failsOnlyWith } from '../../kit/fails-only-with.ts';

const EVENT: Readonly<Record<string, string | number | boolean>> = {
  title: 'TypeError: x is undefined',
  message: 'x is undefined',
  culprit: 'total(shop)',
  level: 'error',
  release: 'shop@1.0 beta',
  'error.handled': false,
  'project.id': 7,
  'tags[shop]': 'Berlin',
};

const finds = (query: string): boolean => isFound(parseEventSearch(query, keyProblem), (key) => EVENT[key] ?? null);

function refusalOf(read: () => unknown): RuleViolation {
  try {
    read();
  } catch (error) {
    if (error instanceof RuleViolation) return error;
  }
  throw new Error('it is not refused');
}

describe('a search of events', () => {
  it.each([
    '',
    'IS undefined',
    'level:error',
    'level:error AND TypeError',
    '!level:info',
    'level:[info, error]',
    'release:"shop@1.0 beta"',
    'release:shop@*',
    'title:*X*undef*',
    'title:*undefined',
    'title:*',
    'error.handled:false',
    'project.id:7',
    'tags[shop]:berlin',
    'has:release',
    '!has:environment',
    '!environment:prod',
  ])('%s finds it', (query) => expect(finds(query)).toBe(true));

  it.each([
    'is defined',
    'level:info',
    '!level:error',
    'level:[info, fatal]',
    'level:[]',
    'release:shop',
    'release:*beta*x',
    'title:TypeError*TypeError*',
    'environment:prod',
    'has:environment',
    '!has:release',
    'tags[other]:berlin',
    '"level:error"',
  ])('%s does not', (query) => expect(finds(query)).toBe(false));

  it.each([
    ['levle:error', /^levle is not a key .* Known are id, /],
    ['!stack.filename:x', /^stack\.filename is not a key/],
    ['has:nothing', /^nothing is not a key/],
    ['is:unresolved', /^is is not a key/],
    ['count():>5', /^count\(\) is not a key/],
    ['timestamp:>2026-01-01', /^timestamp cannot be searched by/],
    ['constructor:x', /^constructor is not a key/],
    ['a OR b', /^OR and parentheses/],
  ])('%s is refused by name', (query, problem) => {
    const refused = refusalOf(() => parseEventSearch(query, keyProblem));
    expect(refused.rule).toEqual({ code: 'query-invalid', problem: expect.stringMatching(problem) as string });
  });

  it('may be any text, and is understood or refused; no pattern is slow', () => {
    const parts = fc.constantFrom('level:', '*', '!', 'has:', '[', ']', ',', '"', '\\', ' ', 'tags[', ':', '(');
    const text = fc.array(fc.oneof(parts, anyText)).map((some) => some.join(''));
    fc.assert(
      fc.property(text, (query) => {
        expect(failsOnlyWith(RuleViolation, () => finds(query))).toBe(true);
      }),
    );
    expect(finds(`title:${'*x'.repeat(250)}`)).toBe(false);
  });
});

it('names the keys of a search, known or not', () => {
  expect(keysOf('level:error !foo:1 has:bar words level:info')).toEqual(['level', 'foo', 'bar']);
});
