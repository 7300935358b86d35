import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, personLevel } from '../../../../pages/session/person-level.ts';
import { grantText, levelIn, readGrant, rightsOf, type SignInGrant } from '../../../../shared/domain/sign-in/grant.ts';
import { matches } from '../../../../shared/domain/wildcard.ts';

const read = (text: string): SignInGrant => {
  const found = readGrant(text);
  if ('problem' in found) throw new Error(found.problem);
  return found.grant;
};

describe('a pattern', () => {
  it.each([
    ['acme/*', 'acme/shop', true],
    ['acme/*', 'acme/web/shop', true],
    ['acme/*', 'acme', false],
    ['acme/*', 'acme-evil/shop', false],
    ['*@acme.example', 'ada@acme.example', true],
    ['*@acme.example', 'ada@acme.example.evil', false],
    ['*@acme.example', 'ada@evil.acme.example', false],
    ['a*a', 'a', false],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'acb', false],
    ['a.c', 'abc', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j and %j: %s', (pattern, text, expected) => {
    expect([matches(pattern, text), fits(pattern, text)]).toEqual([expected, expected]);
  });

  it('is for any texts what it is as a regular expression, in the pages as well', () => {
    const small = fc.stringMatching(/^[ab*/.]{0,8}$/);
    fc.assert(
      fc.property(small, fc.stringMatching(/^[ab/.]{0,12}$/), (pattern, text) => {
        const regular = pattern
          .split('*')
          .map((part) => part.replace(/[.]/g, '\\.'))
          .join('.*');
        const expected = new RegExp(`^${regular}$`).test(text);
        expect([matches(pattern, text), fits(pattern, text)]).toEqual([expected, expected]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a grant', () => {
  it.each([
    ['groups_direct=acme/backend:acme/*:30', 'groups_direct', 'acme/backend', 'acme/*', 30],
    [
      'https://gitlab.org/claims/groups/maintainer=acme:*:40',
      'https://gitlab.org/claims/groups/maintainer',
      'acme',
      '*',
      40,
    ],
    ['groups=urn:acme:a=b:acme/shop:10', 'groups', 'urn:acme:a=b', 'acme/shop', 10],
  ])('%s is read, and written as it was', (text, claim, value, project, level) => {
    expect(read(text)).toEqual({ claim, value, project, level });
    expect(grantText(read(text))).toBe(text);
  });

  it.each([
    '',
    'a',
    'a=b',
    'a=b:*',
    '=b:*:20',
    'a=:*:20',
    'a=b::20',
    'a=b:*:',
    'a=b:*:60',
    'a=b:*:20.5',
    'a=b:*:020',
    'a=b:*: 20',
    'a=b:*:2e1',
    'a=b:shop:20',
    'a=b\n:*:20',
    `a=${'b'.repeat(300)}:*:20`,
  ])('%j is none', (text) => {
    expect(readGrant(text)).toEqual({ problem: expect.any(String) });
  });

  it('gives the highest level of all that are met, by the path of now', () => {
    const grants = ['groups=a*:acme/*:20', 'groups=b:Acme/Shop:40', 'email=*@ACME.example:*:10'].map(read);
    const rights = rightsOf(grants, { groups: ['ax', 'b'], email: ['Ada@acme.EXAMPLE'] });
    expect(rights).toHaveLength(3);
    const levels = [
      ['acme', 'shop'],
      ['acme', 'web'],
      ['other', 'shop'],
    ].map(([namespace, path]) => levelIn(rights, { namespace: namespace!, path: path! }));
    expect(levels).toEqual([40, 20, 10]);
    const shown = { rights: rights.map(({ project, level }) => ({ project, access_level: level })) };
    expect([personLevel(shown, 'ACME/shop'), personLevel({ rights: [] }, 'acme/shop')]).toEqual([40, 0]);
  });

  it('is not met by what every object has', () => {
    expect(rightsOf([read('constructor=*:*:50'), read('__proto__=*:*:50')], {})).toEqual([]);
  });
});
