import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOrganization,
  isProject,
  organizationReference,
  organizationSlug,
  projectSlugReference,
} from '../../../shared/domain/organization.ts';
import { anyText } from '../../kit/any-text.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe("an organization's slug", () => {
  it.each([
    ['demo', 'demo'],
    ['a/b', 'a--b'],
    ['A/b.c/d_e', 'A--b.c--d_e'],
  ])('of %s is %s', (full, slug) => expect(organizationSlug(full)).toBe(slug));

  it('has no slash and leads back, in any case, unless it is a number', () => {
    fc.assert(
      fc.property(path, id, (full_path, number) => {
        const slug = organizationSlug(full_path);
        expect(slug).not.toContain('/');
        const isNumber = /^\d+$/.test(slug);
        expect(isOrganization(slug.toUpperCase(), { id: number, full_path })).toBe(
          !isNumber || Number(slug) === number,
        );
        expect(isOrganization(String(number), { id: number, full_path })).toBe(true);
      }),
    );
  });

  it('may be that of several namespaces, which only what they hold tells apart', () => {
    for (const full_path of ['a/b', 'a--b']) expect(isOrganization('a--b', { id: 1, full_path })).toBe(true);
  });
});

describe('a reference', () => {
  it.each(['', 'a/b', '0', '9'.repeat(20), 'x'.repeat(2_000)])('%s is nobody’s', (text) => {
    expect(organizationReference(text)).toBeNull();
    expect(projectSlugReference(text)).toBeNull();
  });

  it('may be any text', () => {
    fc.assert(
      fc.property(anyText, path, (text, full_path) => {
        expect(typeof isOrganization(text, { id: 1, full_path })).toBe('boolean');
        expect(isProject(text, { id: 1, path: 'shop' })).toBe(text.toLowerCase() === 'shop' || /^0*1$/.test(text));
      }),
    );
  });

  it('of digits is an id, and never a path', () => {
    expect(isProject('7', { id: 7, path: 'shop' })).toBe(true);
    expect(isProject('7', { id: 1, path: '7' })).toBe(false);
    expect(isProject('SHOP', { id: 1, path: 'shop' })).toBe(true);
  });
});
