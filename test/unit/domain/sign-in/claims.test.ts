import { expect, it } from 'vitest';
import { claimsFor, hasAll, nameIn } from '../../../../shared/domain/sign-in/claims.ts';
import type { SignInGrant } from '../../../../shared/domain/sign-in/grant.ts';

const grant = (claim: string, value: string): SignInGrant => ({ claim, value, project: '*', level: 20 });

it('keeps of what a provider says the values that a grant is about', () => {
  const told = {
    groups: ['a', 'b', 'b', 7, null, { x: 1 }, 'bb'],
    realm_access: { roles: ['admin', 'x'] },
    hd: 'acme.example',
    flag: true,
  };
  const grants = [
    grant('groups', 'b*'),
    grant('groups', '7'),
    grant('realm_access.roles', 'admin'),
    grant('hd', '*'),
    grant('flag', 'true'),
    grant('none', '*'),
  ];
  expect(claimsFor(grants, told)).toEqual({
    groups: ['b', '7', 'bb'],
    'realm_access.roles': ['admin'],
    hd: ['acme.example'],
    flag: ['true'],
  });
});

it('takes a claim of that very name before what lies on the way, and nothing that is inherited', () => {
  expect(claimsFor([grant('a.b', '*')], { 'a.b': 'own', a: { b: 'below' } })).toEqual({ 'a.b': ['own'] });
  expect(claimsFor([grant('constructor.name', '*'), grant('a.length', '*')], { a: 'text' })).toEqual({});
});

it('bounds how many and how long', () => {
  const groups = [...Array.from({ length: 5_000 }, (_, index) => `g${index}`), 'x'.repeat(301)];
  const kept = claimsFor([grant('groups', '*')], { groups });
  expect([kept['groups']!.length, kept['groups']!.includes('x'.repeat(301))]).toEqual([100, false]);
});

it('tells whether somebody else has to be asked', () => {
  expect(hasAll([grant('groups', '*')], { groups: [] })).toBe(true);
  expect(hasAll([grant('groups', '*'), grant('email', '*')], { groups: [] })).toBe(false);
});

it('calls a person by what one can read, else by the subject', () => {
  expect(nameIn({ name: ' Ada ', email: 'a@b' }, '1')).toBe('Ada');
  expect(nameIn({ name: '', preferred_username: 'ada' }, '1')).toBe('ada');
  expect(nameIn({ name: 7 }, '1')).toBe('1');
  expect(nameIn({ name: '𝒜'.repeat(200) }, '1')).toBe('𝒜'.repeat(100));
});
