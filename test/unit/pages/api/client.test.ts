import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError, apiErrorFrom, refusalOf } from '../../../../pages/api/api-error.ts';
import { nextPage } from '../../../../pages/api/next-page.ts';
import { requestOf } from '../../../../pages/api/request.ts';
import { ALERT_ROWS } from '../../../../pages/alerts/rows.ts';
import { ROWS } from '../../../../pages/api/rows.ts';
import { createSignInGate } from '../../../../pages/api/sign-in-gate.ts';
import { ENDPOINTS } from '../../../../shared/api/index.ts';

const headers = (all: Record<string, string>) => (name: string) => all[name] ?? null;

describe('a request', () => {
  it('has its parameters where the row wants them', () => {
    const sent = { id: 'group/sub/shop', error_id: 115, status: 'resolved' };
    expect(requestOf(ROWS.updateError, sent)).toEqual({
      method: 'PUT',
      url: '/api/v4/projects/group%2Fsub%2Fshop/error_tracking/errors/115',
      body: '{"status":"resolved"}',
    });
    expect(
      requestOf(ROWS.listErrors, { id: 1, search_term: 'a&b', release: undefined, level: null, per_page: 50 }),
    ).toEqual({
      method: 'GET',
      url: '/api/v4/projects/1/error_tracking/errors?search_term=a%26b&per_page=50',
    });
    expect(requestOf('GET /v4/users', { ids: [1, 2] }).url).toBe('/api/v4/users?ids%5B%5D=1&ids%5B%5D=2');
  });

  it.each([undefined, '', '.', '..', null])('is not sent to another address where the path lacks %j', (id) => {
    expect(() => requestOf(ROWS.getProject, { id })).toThrow('the parameter id of the path is missing');
  });

  it('stays at its address, whatever a name is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => id !== '.' && id !== '..'),
        (id) => {
          const { pathname } = new URL(requestOf(ROWS.getProject, { id }).url, 'https://x.example');
          expect(pathname.split('/').slice(0, -1)).toEqual(['', 'api', 'v4', 'projects']);
          expect(decodeURIComponent(pathname.split('/').at(-1)!)).toBe(id);
        },
      ),
    );
  });

  it('is of a row that the contract has', () => {
    const rows = Object.entries({ ...ROWS, ...ALERT_ROWS }).map(([name, address]) => [name, address]);
    const contract = Object.entries(ENDPOINTS).map(([name, { method, path }]) => [name, `${method} ${path}`]);
    expect(contract).toEqual(expect.arrayContaining(rows));
  });
});

describe('a refusal', () => {
  const read = (status: number, body: unknown, all = {}) => {
    const { message, fields, requestId, retryAfter } = refusalOf(status, body, headers(all));
    return { message, fields, requestId, retryAfter };
  };
  const none = { fields: {}, requestId: null, retryAfter: null };

  it('is worded by the server, in each of its forms', () => {
    expect(read(404, { message: '404 Error Not Found' })).toEqual({ ...none, message: 'Error Not Found' });
    expect(read(400, { message: '400 Bad request - Token already revoked' }).message).toBe('Token already revoked');
    expect(read(400, { error: 'status is missing' }).message).toBe('status is missing');
    expect(read(403, { error: 'insufficient_scope', error_description: 'More is needed.' }).message).toBe(
      'More is needed.',
    );
    expect(read(400, { message: { path: ['has already been taken'] } })).toEqual({
      ...none,
      message: 'path has already been taken',
      fields: { path: ['has already been taken'] },
    });
  });

  it('says when to come back, and what the log is searched for', () => {
    expect(read(429, null, { 'retry-after': '30', 'x-request-id': 'abc' })).toEqual({
      ...none,
      message: 'The server answered 429.',
      requestId: 'abc',
      retryAfter: 30,
    });
    expect(read(503, null, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }).retryAfter).toBeNull();
  });

  it('has a sentence, whatever was answered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(refusalOf(status, body, () => null).message).not.toBe('');
      }),
    );
  });

  it('passes by itself, or does not', () => {
    const passing = [0, 408, 429, 500, 503, 400, 401, 403, 404, 409].filter((one) => new ApiError(one, '').isPassing);
    expect(passing).toEqual([0, 408, 429, 500, 503]);
    expect(apiErrorFrom(new TypeError('Failed to fetch')).status).toBe(0);
  });
});

describe('the next page', () => {
  it('is a cursor or a number, and none at the end', () => {
    expect(nextPage(headers({ link: '<https://h/api/v4/x?cursor=WzFd&id=1>; rel="next"' }))).toEqual({
      cursor: 'WzFd',
    });
    const numbered = '<https://h/x?page=1>; rel="first", <https://h/x?page=3>; rel="next"';
    expect(nextPage(headers({ link: numbered, 'x-next-page': '3' }))).toEqual({ page: '3' });
    expect(nextPage(headers({ link: '<https://h/x?page=1>; rel="first"', 'x-next-page': '' }))).toBeNull();
    expect(nextPage(headers({}))).toBeNull();
  });
});

describe('requests that found nobody signed in', () => {
  it('wait together, and go on together', async () => {
    const gate = createSignInGate();
    let told = 0;
    gate.subscribe(() => (told += 1));
    const both = [gate.ask(), gate.ask()];
    expect([gate.isAsking(), told]).toEqual([true, 1]);
    gate.answer(true);
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(gate.isAsking()).toBe(false);
  });
});
