import { expect, it } from 'vitest';
import { claimsFor, hasAll, nameIn, toldTogether } from '../../../../shared/domain/sign-in/claims.ts';
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

it.each([
  ['two', ['eve@x.example', 'b@acme.example']],
  ['one in a list', ['b@acme.example']],
  ['two in one text', 'eve@evil.example,x@acme.example'],
  ['a quoted one', '"eve@evil.example"@acme.example'],
  ['a comment', 'eve@evil.example(@acme.example'],
  ['spaces', 'eve@evil.example @acme.example'],
  ['no local part', '@acme.example'],
  ['half a character', '\ud800@acme.example'],
])('takes no address that is not one: %s', (_, email) => {
  expect(claimsFor([grant('email', '*@acme.example')], { email, email_verified: true })).toEqual({});
});

it('compares addresses without case, of ASCII letters alone', () => {
  const told = (email: string) => claimsFor([grant('email', 'Kim@acme.example')], { email, email_verified: true });
  expect(told('kIM@ACME.example')).toEqual({ email: ['kIM@ACME.example'] });
  expect(told('\u212Aim@acme.example')).toEqual({});
});

it('hears of an address and of whether it is verified from one of both', () => {
  const userinfo = { email: 'eve@acme.example', email_verified: true, groups: ['b'], name: 'Eve' };
  expect(toldTogether({ sub: '1', name: 'Ada' }, userinfo)).toEqual({ ...userinfo, sub: '1', name: 'Ada' });
  const unverified = { email: 'boss@acme.example' };
  expect(toldTogether(unverified, userinfo)).toEqual({ email: 'boss@acme.example', groups: ['b'], name: 'Eve' });
  expect(toldTogether({ email_verified: true }, { email: 'boss@acme.example', email_verified: false })).toEqual({
    email_verified: true,
  });
});

it('keeps no more than an item holds, and no half characters', () => {
  const claims = Array.from({ length: 50 }, (_, index) => `c${index}`);
  const values = Array.from({ length: 100 }, (_, index) => `${index}${'\u4e00'.repeat(290)}`);
  const kept = claimsFor(
    claims.map((claim) => grant(claim, '*')),
    Object.fromEntries(claims.map((claim) => [claim, values])),
  );
  expect(Buffer.byteLength(Object.values(kept).flat().join(''))).toBeLessThanOrEqual(20_000);
  expect(kept['c0']!.length).toBeGreaterThan(10);
  expect(claimsFor([grant('groups', '*')], { groups: ['\ud800', 'a'] })).toEqual({ groups: ['a'] });
  expect(nameIn({ name: 'A\u0000\r\nda \ud800' }, '1')).toBe('A da \ufffd');
});
