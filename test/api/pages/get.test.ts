import { describe, expect, it } from 'vitest';
import { exchange } from '../../kit/http.ts';
import { target } from '../../kit/target.ts';

const get = (path: string, headers: Record<string, string> = {}) => exchange(target.base, 'GET', path, { headers });

describe('the HTML of the pages', () => {
  it.each(['/ui', '/ui/', '/ui/demo/shop/-/error_tracking', '/ui/demo%20x/shop/-/error_tracking/12/events/ab?a=b#c'])(
    '%s is the same for whoever asks, and has no data in it',
    async (path) => {
      const { status, headers, text } = await get(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toContain("trusted-types 'none'");
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      const signedIn = await exchange(target.base, 'GET', path, { token: target.adminToken });
      expect(signedIn.text).toBe(text);
      expect(text).toBe((await get('/ui')).text);
    },
  );

  it('has nothing inline, and says what there is without JavaScript', async () => {
    const { text } = await get('/ui/');
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)[^>]*>/i);
    expect([...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code)).toEqual(['']);
    expect(text).toMatch(/<noscript>[^<]*<a href="\/api\/openapi\.json">/);
  });

  it.each(['/ui/nothing', '/ui/demo/shop/-/nothing', '/ui/-/assets/a/b', '/ui/%zz'])(
    '%s is no page, which the status says',
    async (path) => {
      const { status, headers } = await get(path);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    },
  );

  it('comes coded, and undoes to the same', async () => {
    const plain = (await get('/ui/')).text;
    for (const coding of ['br', 'gzip']) {
      const coded = await fetch(`${target.base}/ui/`, { headers: { 'accept-encoding': coding } });
      expect(coded.headers.get('content-encoding')).toBe(coding);
      expect(await coded.text()).toBe(plain);
    }
  });

  it('is not sent twice to who kept it', async () => {
    const { headers } = await get('/ui/');
    const again = await get('/ui/', { 'If-None-Match': headers.etag! });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
  });

  it('answers HEAD', async () => {
    const { status, headers, text } = await exchange(target.base, 'HEAD', '/ui/demo/shop');
    expect([status, headers['content-type'], text]).toEqual([200, 'text/html; charset=utf-8', '']);
  });

  it.each(['POST', 'PUT', 'DELETE'])('%s of it is nothing', async (method) => {
    expect(await exchange(target.base, method, '/ui/demo/shop')).toEqual({
      status: 404,
      json: { error: '404 Not Found' },
    });
  });
});

it.each(['', '/'])('the address of the API itself, with %j at its end, leads to the pages', async (end) => {
  const { status, headers } = await get(end);
  expect([status, headers.location]).toEqual([302, '/api/ui/']);
});
