import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import type { Sent } from '../../kit/gateway-event.ts';
import { sessionSecret, through } from '../../kit/pipeline.ts';

const { createSession, deleteSession, getSettings, getSession } = ENDPOINTS;
const OWN = { 'Sec-Fetch-Site': 'same-origin' };
const cookie = (name: string): Record<string, string> => ({ ...OWN, Cookie: `__Host-glet=${sessionSecret(name)}` });
const JSON_TYPE = { 'Content-Type': 'application/json' };
const REACHED = { pathParameters: {}, headers: OWN };
const overHttp = (domainName: string) => ({
  domainName,
  headers: { ...OWN, ...JSON_TYPE, 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '8787' },
  pathParameters: {},
  body: JSON.stringify({ token: 'maintainer' }),
});
const work = (): object => ({ secret: 'S', seconds: 5 });

describe('a session in place of a token', () => {
  it.each([
    ['maintainer', 200],
    ['admin', 200],
    ['reader', 200],
    ['developer', 403],
    ['stranger', 404],
    ['expired', 401],
    ['revoked', 401],
    ['gone', 401],
    ['over', 401],
    ['idle', 401],
    ['nobody', 401],
  ])('of %s gets %d', async (name, status) => {
    expect((await through(getSettings, { headers: cookie(name) })).status).toBe(status);
  });

  it('is not looked up for a page of another site, nor beside a token', async () => {
    const lookups = { session: async () => Promise.reject(new Error('looked up')) };
    for (const more of [{ 'Sec-Fetch-Site': 'same-site' }, { 'PRIVATE-TOKEN': 'nobody' }])
      expect((await through(getSettings, { headers: { ...cookie('admin'), ...more } }, { lookups })).status).toBe(401);
  });

  it('is not looked for on a channel that others read', async () => {
    const headers = { ...cookie('admin'), 'X-Forwarded-Proto': 'http' };
    expect((await through(getSettings, { headers })).status).toBe(401);
  });

  it.each([
    ['let in', 'maintainer', 200],
    ['refused for the role', 'developer', 403],
    ['refused', 'revoked', 401],
  ])('gets an answer that no other origin may have, %s', async (_how, name, status) => {
    const { headers, status: answered } = await through(getSettings, {
      headers: { ...cookie(name), Origin: 'https://x' },
    });
    expect(answered).toBe(status);
    expect(headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
    expect(Object.keys(headers).filter((header) => header.startsWith('Access-Control-'))).toEqual([]);
  });

  it('is what its own address wants: a token is none', async () => {
    const sent = { pathParameters: {}, headers: { 'PRIVATE-TOKEN': 'admin' } };
    expect((await through(getSession, sent)).status).toBe(401);
  });
});

describe('a session begins and ends', () => {
  it('by https, or by http on localhost, with the cookie of the channel', async () => {
    const secure = await through(createSession, { ...overHttp(''), headers: { ...OWN, ...JSON_TYPE } }, { work });
    expect(secure.headers['Set-Cookie']).toMatch(
      /^__Host-glet=S; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=5$/,
    );
    const local = await through(createSession, overHttp('localhost'), { work });
    expect(local.headers['Set-Cookie']).toMatch(/^glet-local=S; Path=\/; HttpOnly; SameSite=Strict; Max-Age=5$/);
    const ended = await through(deleteSession, REACHED);
    expect(ended.headers).toMatchObject({
      'Set-Cookie': expect.stringMatching(/^__Host-glet=; .*Max-Age=0$/) as string,
    });
  });

  it.each([createSession, deleteSession])('not by http elsewhere, and it is said why: $method', async (row) => {
    for (const headers of [
      overHttp('').headers,
      { ...JSON_TYPE, 'X-Forwarded-Proto': 'http' },
    ] satisfies Sent['headers'][]) {
      const { status, json, call } = await through(row, { ...overHttp('glet.example'), headers }, { work });
      expect([status, call]).toEqual([400, null]);
      expect(json).toEqual({ message: expect.stringContaining('need https, or http on localhost') as string });
    }
  });

  it.each([createSession, deleteSession])('not for another site: $method', async (row) => {
    for (const site of [{}, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const sent = { pathParameters: {}, headers: site, query: { token: 'maintainer' } };
      const { status, call, headers } = await through(row, sent, { work });
      expect([status, call]).toEqual([403, null]);
      expect(headers['Set-Cookie']).toBeUndefined();
    }
  });
});
