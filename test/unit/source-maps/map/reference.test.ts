import { describe, expect, it } from 'vitest';
import { debugIdsOfScript } from '../../../../shared/source-maps/map/debug-id.ts';
import { inlineMap, mapReferenceOf, resolveReference } from '../../../../shared/source-maps/map/map-reference.ts';

const ONE = '8b4a1c0a-0000-4000-8000-00000000000a';
const TWO = '8b4a1c0a-0000-4000-8000-00000000000b';

describe('what a script says of its map', () => {
  it.each([
    ['a()\n//# sourceMappingURL=app.js.map\n', 'app.js.map'],
    ['a()\n//@ sourceMappingURL=old.map', 'old.map'],
    ['a{}\n/*# sourceMappingURL=app.css.map */', 'app.css.map'],
    ['//# sourceMappingURL=first.map\n//# sourceMappingURL=last.map', 'last.map'],
    ['var s = "sourceMappingURL="', null],
    ['a()', null],
  ])('is the last comment: %s', (script, reference) => {
    expect(mapReferenceOf(script)).toBe(reference);
  });

  it('may be the map itself', () => {
    const base64 = `data:application/json;charset=utf-8;base64,${Buffer.from('{"ä":1}').toString('base64')}`;
    expect(inlineMap(base64, 'a.js').toString()).toBe('{"ä":1}');
    expect(inlineMap('data:application/json,%7B%22%C3%A4%22%3A1%7D', 'a.js').toString()).toBe('{"ä":1}');
    expect(() => inlineMap('data:text/html,x', 'a.js')).toThrow('a.js: its inline source map is not JSON');
    expect(() => inlineMap('data:application/json,%', 'a.js')).toThrow(
      'a.js: its inline source map is not percent-encoded',
    );
  });

  it.each([
    ['app.js.map', '~/static/app.js', '~/static/app.js.map'],
    ['../maps/app.js.map?v=1', '~/static/app.js', '~/maps/app.js.map?v=1'],
    ['../../../x.map', '~/a.js', '~/x.map'],
    ['app.js.map', 'https://h/s/app.js', 'https://h/s/app.js.map'],
    ['https://other/x.map', '~/a.js', 'https://other/x.map'],
    ['x.map', 'no address', null],
  ])('is resolved: %s of %s', (reference, url, resolved) => {
    expect(resolveReference(reference, url)).toBe(resolved);
  });

  it('is two debug ids where two tools put one in, each counted once', () => {
    const snippet = `!function(){try{e._sentryDebugIdIdentifier="sentry-dbid-${ONE}"}catch(e){}}();`;
    expect(debugIdsOfScript(`${snippet}a()`)).toEqual([ONE]);
    expect(debugIdsOfScript(`${snippet}a()\n//# debugId=${ONE.toUpperCase()}`)).toEqual([ONE]);
    expect(debugIdsOfScript(`${snippet}${'a();'.repeat(50_000)}\n//# debugId=${TWO}\n`)).toEqual([TWO, ONE]);
    expect(debugIdsOfScript('a()')).toEqual([]);
  });
});
