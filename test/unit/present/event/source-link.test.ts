import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceAddress, sourceLinkOf, type SourcePlace } from '../../../../shared/present/event/source-link.ts';
import { stackReader } from '../../../../shared/present/event/frames.ts';
import { safeLink } from '../../../../pages/text/safe-link.ts';

const TEMPLATE = 'https://git.example/{path}/-/blob/{release}/{file}#L{line}';
const PLACE: SourcePlace = { path: 'acme/shop', release: 'v1', file: 'src/a.ts', line: 12 };
const address = (changes: Partial<SourcePlace>, template = TEMPLATE) =>
  sourceAddress(template, { ...PLACE, ...changes });
const fileIn = (file: string, template = 'https://git.example/{file}') => address({ file }, template);

describe('the address of a frame', () => {
  it('has project, release, file and line', () => {
    expect(address({})).toBe('https://git.example/acme/shop/-/blob/v1/src/a.ts#L12');
    expect(address({ release: 'shop@2@1.0+5' }, 'https://git.example/{version}/{file}')).toBe(
      'https://git.example/1.0%2B5/src/a.ts',
    );
    expect(address({ release: 'feature/x' })).toBe('https://git.example/acme/shop/-/blob/feature/x/src/a.ts#L12');
  });

  it('is none where something that it needs is not known', () => {
    for (const missing of [{ release: null }, { file: null }, { line: null }, { release: '..' }, { release: 'x@..' }])
      expect(
        address(missing, missing.release === 'x@..' ? TEMPLATE.replace('release', 'version') : TEMPLATE),
      ).toBeNull();
    expect(address({ release: null, line: null }, 'https://git.example/{file}')).toBe('https://git.example/src/a.ts');
  });

  it.each([
    ['./src/a.ts', 'src/a.ts'],
    ['src\\a b.ts', 'src/a%20b.ts'],
    ['lib/../src/a.ts', 'src/a.ts'],
    ['app:///src/a.ts', 'src/a.ts'],
    ['webpack:///./src/a.ts', 'src/a.ts'],
    ['webpack://shop/./src/a.ts', 'src/a.ts'],
    ['src/ü?#&%2e.ts', 'src/%C3%BC%3F%23%26%252e.ts'],
    ['src/\uD800.ts', 'src/%EF%BF%BD.ts'],
  ])('of %j has %s', (file, shown) => {
    expect(fileIn(file)).toBe(`https://git.example/${shown}`);
  });

  it.each([
    '../../etc/passwd',
    'a/../../b',
    '/srv/app/a.ts',
    'C:\\app\\a.ts',
    'https://cdn.example/a.js',
    'file:///srv/a.ts',
    'node:fs',
    '~/a.js',
    '',
    '.',
  ])('is none of %j', (file) => {
    expect(fileIn(file)).toBeNull();
  });

  it.each([
    ['{file:/srv/app/}', '/srv/app/src/a.ts', 'src/a.ts'],
    ['{file:/srv/app}', 'file:///srv/app/src/a.ts', 'src/a.ts'],
    ['{file:C:\\app}', 'C:\\app\\src\\a.ts', 'src/a.ts'],
    ['{file:/srv/app}', 'src/a.ts', 'src/a.ts'],
    ['{file:/srv/app}', '/srv/application/a.ts', null],
    ['{file:/srv/app}', '/srv/app/../secret', null],
    ['{file:}', '/a.ts', null],
  ])('%s takes its directory off %s', (placeholder, file, shown) => {
    const expected = shown === null ? null : `https://git.example/${shown}`;
    expect(fileIn(file, `https://git.example/${placeholder}`)).toBe(expected);
  });

  it('leads to the host of the template and below its path, whatever an event says', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(anything, anything, fc.nat(), (release, file, line) => {
        const made = address({ release, file, line }, 'https://git.example/root/{release}/{file}#L{line}');
        if (made === null) return;
        const url = new URL(safeLink(made)!);
        expect([url.origin, url.search, url.hash]).toEqual(['https://git.example', '', `#L${line}`]);
        expect(url.pathname).toMatch(/^\/root\/./);
      }),
    );
  });
});

it('is with frames of the application alone, and where the project says how', () => {
  const project = { namespace: 'acme', path: 'shop' };
  const frames = ['src/a.ts', 'src/b.ts', '/srv/c.ts'].map((filename) => ({ filename, lineno: 12 }));
  const linksOf = (source_url: string | undefined) =>
    stackReader(
      () => [true, false, true],
      sourceLinkOf(project, source_url, 'v1'),
    )({ frames }).map((frame) => frame.source_url);
  expect(linksOf(TEMPLATE)).toEqual(['https://git.example/acme/shop/-/blob/v1/src/a.ts#L12', undefined, undefined]);
  expect(linksOf(undefined)).toEqual([undefined, undefined, undefined]);
});
