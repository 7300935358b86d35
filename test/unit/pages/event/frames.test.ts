import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../../pages/event/event-types.ts';
import { frameAt, frameId } from '../../../../pages/event/frame-ids.ts';
import { originOf, originsOf } from '../../../../pages/event/frame-origin.ts';
import { nameOf, placeOf } from '../../../../pages/event/frame-words.ts';
import { languageOf } from '../../../../pages/event/language.ts';

const EMPTY: Frame = {
  function: null,
  filename: null,
  abs_path: null,
  module: null,
  package: null,
  lineno: null,
  colno: null,
  in_app: null,
  own: false,
  context: [],
  vars: null,
};

describe('the link of a frame', () => {
  it.each([
    ['x0', 12, 'x0f12'],
    ['t3', 0, 't3f0'],
    ['s', 7, 'sf7'],
  ] as const)('of stack %s, frame %i is %s, and back', (stack, index, id) => {
    expect(frameId(stack, index)).toBe(id);
    expect(frameAt(`#${id}`)).toEqual({ stack, index });
  });

  it.each(['', '#', '#breadcrumbs', '#x0', '#xf1', '#x0f', '#x0f1x', '#x0f-1', '#x999999f1'])('is not %j', (hash) => {
    expect(frameAt(hash)).toBeNull();
  });
});

describe('whose frame it is', () => {
  it.each([
    [{ filename: 'node:internal/modules/cjs/loader' }, 'node:internal'],
    [{ filename: 'node:fs' }, 'node:fs'],
    [{ abs_path: '/srv/node_modules/express/lib/router.js' }, 'express'],
    [{ abs_path: '/srv/node_modules/a/node_modules/@scope/b/index.js' }, '@scope/b'],
    [{ abs_path: '/usr/lib/python3/site-packages/django/core/base.py' }, 'django'],
    [{ abs_path: '/usr/lib/python3/site-packages/six.py' }, 'six'],
    [{ abs_path: '/bundle/gems/activerecord-7.1.2/lib/x.rb' }, 'activerecord'],
    [{ abs_path: 'C:\\app\\node_modules\\koa\\index.js' }, 'koa'],
    [{ module: 'java.util.concurrent.FutureTask' }, 'java.util'],
    [{ module: 'net/http' }, 'net/http'],
    [{ package: '/usr/lib/system/libdyld.dylib', module: 'x' }, 'libdyld.dylib'],
    [{ filename: 'main.c' }, null],
  ])('%j', (frame, origin) => {
    expect(originOf({ ...EMPTY, ...frame })).toBe(origin);
  });

  it('is told of a run by two names and the number of others', () => {
    const of = (...modules: string[]) => originsOf(modules.map((module) => ({ ...EMPTY, module })));
    expect([of('a.b', 'a.b.c'), of('a', 'b'), of('a', 'b', 'c'), of('a', 'b', 'c', 'd'), originsOf([EMPTY])]).toEqual([
      'a.b',
      'a and b',
      'a, b and 1 other',
      'a, b and 2 others',
      null,
    ]);
  });
});

describe('the place of a frame', () => {
  it('has directory and file apart', () => {
    expect(placeOf({ ...EMPTY, filename: 'src/a/b.js', lineno: 9, colno: 13 })).toEqual({
      directory: 'src/a/',
      file: 'b.js',
      position: ':9:13',
    });
    expect(placeOf({ ...EMPTY, filename: 'C:\\a\\b.cs', lineno: 9 })).toMatchObject({
      directory: 'C:\\a\\',
      file: 'b.cs',
      position: ':9',
    });
    expect(placeOf({ ...EMPTY, colno: 3 })).toEqual({ directory: '', file: '', position: '' });
  });

  it('has a name, whatever is missing', () => {
    expect([nameOf({ ...EMPTY, function: 'f' }), nameOf({ ...EMPTY, module: 'm' }), nameOf(EMPTY)]).toEqual([
      'f',
      'm',
      '?',
    ]);
  });
});

describe('the language of a file', () => {
  it.each([
    ['src/app.tsx', 'node', 'typescript'],
    ['https://a.example/main.JS?v=2', null, 'javascript'],
    ['lib/shop.ex', 'elixir', null],
    ['page.html', 'javascript', null],
    ['<anonymous>', 'python', 'python'],
    [null, 'cocoa', 'swift'],
    ['file.constructor', 'toString', null],
    [null, null, null],
  ])('of %s on %s is %s', (file, platform, language) => {
    expect(languageOf(file, platform)).toBe(language);
  });
});
