import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { SCHEMAS } from '../../../shared/api/gitlab/schemas.ts';
import { SECRET_ANSWERS } from '../../../shared/api/secret-answers.ts';
import { leastCpu, MAX_CPU_MS } from '../../kit/hostile/cpu.ts';
import { through } from '../../kit/pipeline.ts';
import { deliver, MIN_CODED_BYTES } from '../../../shared/http/deliver.ts';

const { getSettings, listErrors, createClientKey, rotateAccessToken, getOpenapi, deleteProject } = ENDPOINTS;
const OWN = { 'PRIVATE-TOKEN': 'admin' };
const GZIP = { ...OWN, 'Accept-Encoding': 'br, gzip;q=0.5' };
const long = { text: 'glet '.repeat(400) };
/** Of which the JSON has so many bytes. */
const ofBytes = (bytes: number): string => 'é'.repeat((bytes - 2) / 2);

describe('a long answer', () => {
  it('is gzipped for who accepts it, and says so', async () => {
    const { status, json, headers } = await through(getSettings, { headers: GZIP }, { work: () => long });
    expect([status, json]).toEqual([200, long]);
    expect(headers).toMatchObject({ 'Content-Encoding': 'gzip', Vary: 'Origin, Accept-Encoding' });
  });

  it.each([
    ['not asked for', {}],
    ['refused', { 'Accept-Encoding': 'gzip;q=0, br' }],
    ['less welcome than none', { 'Accept-Encoding': 'gzip;q=0.1, identity' }],
  ])('is as it is where gzip is %s', async (_how, more) => {
    const { json, headers } = await through(getSettings, { headers: { ...OWN, ...more } }, { work: () => long });
    expect([json, headers['Content-Encoding'], headers['Vary']]).toEqual([long, undefined, 'Origin, Accept-Encoding']);
  });

  it('begins at 1,400 bytes of UTF-8', async () => {
    const codingOf = async (bytes: number) =>
      (await through(getSettings, { headers: GZIP }, { work: () => ofBytes(bytes) })).headers['Content-Encoding'];
    expect(await codingOf(MIN_CODED_BYTES)).toBe('gzip');
    expect(await codingOf(MIN_CODED_BYTES - 2)).toBeUndefined();
  });

  it('to a write is gzipped too', async () => {
    const { status, headers } = await through(createClientKey, { headers: GZIP }, { work: () => long });
    expect([status, headers['Content-Encoding'], headers['ETag']]).toEqual([201, 'gzip', undefined]);
  });

  it('to anybody, without a token, is gzipped too', async () => {
    const sent = { pathParameters: {}, headers: { 'Accept-Encoding': 'gzip' } };
    expect((await through(getOpenapi, sent, { work: () => long })).headers['Content-Encoding']).toBe('gzip');
  });

  it('to HEAD is no body, and not said to be coded', async () => {
    const { body, headers } = await through(getSettings, { method: 'HEAD', headers: GZIP }, { work: () => long });
    expect([body, headers['Content-Encoding']]).toEqual(['', undefined]);
  });

  it('that is a refusal is as it is', async () => {
    const sent = { headers: GZIP, query: { status: 'x', sort: 'y'.repeat(2_000) } };
    const { status, headers } = await through(listErrors, sent);
    expect([status, headers['Content-Encoding'], headers['ETag'], headers['Vary']]).toEqual([
      400,
      undefined,
      undefined,
      'Origin',
    ]);
  });

  it('that shows a secret is as it is', async () => {
    const sent = { headers: GZIP, pathParameters: { id: '5', token_id: '2' } };
    const { status, json, headers } = await through(rotateAccessToken, sent, { work: () => long });
    expect([status, json, headers['Content-Encoding']]).toEqual([200, long, undefined]);
  });

  it('shows a secret where its schema has one', () => {
    const withSecret = Object.entries(SCHEMAS).filter(([, schema]) =>
      Object.entries<{ type?: unknown }>('properties' in schema ? schema.properties : {}).some(
        // Sentry's client keys have a field for one, and never one in it.
        ([name, { type }]) => /^(?:token|secret|password)$/.test(name) && type !== 'null',
      ),
    );
    expect([...withSecret.map(([name]) => name), 'SessionCookie'].toSorted()).toEqual([...SECRET_ANSWERS].toSorted());
  });

  it.each([
    ['of one letter', 'a'.repeat(2 ** 20)],
    ['of words', 'TypeError: x is not a function; '.repeat(2 ** 15)],
    ['of chance', randomBytes(2 ** 19).toString('hex')],
    ['of rows', JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, title: `Error ${id * 7919}` })))],
  ])('%s costs little to code and to tag, at a mebibyte', (_what, body) => {
    const work = () =>
      deliver({ statusCode: 200, body }, listErrors, {
        method: 'GET',
        header: (name) => (name === 'accept-encoding' ? 'gzip' : undefined),
      });
    expect(leastCpu(work, MAX_CPU_MS)).toBeLessThanOrEqual(MAX_CPU_MS);
  });
});

describe('a read that the caller has already', () => {
  const read = (headers: Record<string, string>, result: unknown = long) =>
    through(getSettings, { headers }, { work: () => result });

  it.each([
    ['its tag', (etag: string) => etag],
    ['its tag as a strong one', (etag: string) => etag.slice(2)],
    ['a list with its tag', (etag: string) => `"x", W/"y" , ${etag}`],
    ['whatever there is', () => '*'],
  ])('is not repeated to who sends %s', async (_what, known) => {
    const { headers: first } = await read(GZIP);
    const { status, body, headers } = await read({ ...GZIP, 'If-None-Match': known(first['ETag']!) });
    expect([status, body]).toEqual([304, '']);
    expect(headers).toMatchObject({ ETag: first['ETag'], Vary: first['Vary'], 'Cache-Control': 'no-store' });
    expect(headers).not.toHaveProperty('Content-Type');
    expect(headers).not.toHaveProperty('Content-Encoding');
  });

  it.each(['W/"x"', '', '"', ',', 'x'])('is sent to who sends %j', async (known) => {
    expect((await read({ ...OWN, 'If-None-Match': known })).status).toBe(200);
  });

  it('has one tag in every coding, and another when it is another', async () => {
    const tagOf = async (headers: Record<string, string>, result?: unknown) =>
      (await read(headers, result)).headers['ETag'];
    expect(await tagOf(GZIP)).toBe(await tagOf(OWN));
    expect(await tagOf(OWN, { ...long, more: 1 })).not.toBe(await tagOf(OWN));
  });

  it('is another page where only the next one differs, as in a search that has found nothing yet', async () => {
    const tagOf = async (next: [string] | null) =>
      (await through(listErrors, { headers: OWN }, { work: () => ({ rows: [], next, searched: 9 }) })).headers['ETag'];
    expect(new Set([await tagOf(['a']), await tagOf(['b']), await tagOf(null)]).size).toBe(3);
  });

  it('is refused all the same to who may not have it', async () => {
    const refused = await through(getSettings, { headers: { 'PRIVATE-TOKEN': 'nobody', 'If-None-Match': '*' } });
    expect([refused.status, refused.headers['ETag']]).toEqual([401, undefined]);
  });

  it('is no write', async () => {
    const { status } = await through(deleteProject, { headers: { ...OWN, 'If-None-Match': '*' } });
    expect(status).toBe(202);
  });
});
