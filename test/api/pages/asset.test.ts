import { describe, expect, it } from 'vitest';
import { exchange } from '../../kit/http.ts';
import { target } from '../../kit/target.ts';

const { text: html } = await exchange(target.base, 'GET', '/ui/');
const named = [...html.matchAll(/(?:href|src)="\/api(\/ui\/-\/assets\/[^"]+)"/g)].map(([, path]) => path!);

describe('what the HTML of the pages names', () => {
  it('is a script, a style sheet and an icon at least', () => {
    expect(new Set(named.map((path) => path.split('.').at(-1)))).toEqual(new Set(['js', 'css', 'svg']));
  });

  it.each(named)('%s is there, for a year, in every coding the same', async (path) => {
    const { status, headers, text } = await exchange(target.base, 'GET', path);
    expect([status, headers['cache-control'], headers.vary]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'Accept-Encoding',
    ]);
    for (const coding of ['br', 'gzip']) {
      const coded = await fetch(target.base + path, { headers: { 'accept-encoding': coding } });
      expect(coded.headers.get('content-encoding')).toBe(coding);
      expect(await coded.text()).toBe(text);
    }
  });
});

it.each(['main-GONE.js', '..%2Findex.mjs', '%2e%2e', 'shell.html', `${named[0]!.split('/').at(-1)!}.br`])(
  '%s is not there, and nobody keeps that for an answer',
  async (file) => {
    const { status, headers, text } = await exchange(target.base, 'GET', `/ui/-/assets/${file}`);
    expect([status, headers['cache-control'], text]).toEqual([404, 'no-store', '']);
  },
);
