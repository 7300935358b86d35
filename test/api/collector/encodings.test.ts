import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { unreadable } from '../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, post, postToStore, type Reporter } from '../../kit/collector.ts';
import { eventOf } from '../../kit/errors.ts';
import { byFate, NOT_UNDONE } from '../../kit/doors.ts';
import type { Answer } from '../../kit/request.ts';
import { door } from '../../kit/target.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

type Compress = (bytes: Buffer) => Buffer;
const identity: Compress = (bytes) => bytes;

/** What an event is answered in such a body, by this run's API. */
function expected(encoding: string | null, bytes: Buffer, id: string): object {
  const taken = { status: 200, json: { id } };
  return byFate(door, { bytes, coding: encoding, type: null }, { taken, projectId: reporter.project.id });
}

function encoded(bytes: Buffer, encoding: string | null): Promise<Answer> {
  return post(reporter, bytes, encoding === null ? {} : { headers: { 'content-encoding': encoding } });
}

/** Through the REST API not all of it; the answer then says where it is. */
describe('a body is taken however it is compressed', () => {
  it.each<[string, string | null, Compress]>([
    ['not at all', null, identity],
    ['gzip', 'gzip', gzipSync],
    ['gzip at its best', 'gzip', (bytes) => gzipSync(bytes, { level: 9 })],
    ['deflate, as the standard has it', 'deflate', deflateSync],
    ['deflate, as many understand it', 'deflate', deflateRawSync],
    ['brotli', 'br', brotliCompressSync],
    ['zstd', 'zstd', zstdCompressSync],
    ['identity', 'identity', identity],
  ])('%s', async (_, encoding, compress) => {
    const event = anEvent({ message: 'x'.repeat(5_000) });
    const body = compress(envelopeOf([event]));
    const answer = await encoded(body, encoding);
    expect(answer).toEqual(expected(encoding, body, event.event_id));
    const { payload } = answer.status === 200 ? await eventOf(reporter.project, event.event_id) : { payload: event };
    expect(payload).toMatchObject({ exception: event['exception'] });
  });
});

describe('what the header says is not believed', () => {
  it.each<[string, string, Compress]>([
    ['an empty one, as Ruby sends it', '', identity],
    ["old Android's", 'UTF-8', identity],
    ['a word', 'nonsense', identity],
    ['gzip that a proxy took away', 'gzip', identity],
    ['deflate that is none', 'deflate', identity],
    ['brotli that is none', 'br', identity],
    ['zstd that is none', 'zstd', identity],
    ['gzip that is zstd', 'gzip', zstdCompressSync],
    ['zstd that is gzip', 'zstd', gzipSync],
    ['in capitals', 'GZIP', gzipSync],
    ['the old name', 'x-gzip', gzipSync],
    ['a list', 'gzip, identity', gzipSync],
    ['gzip under no name', '', gzipSync],
    ['zstd under no name', 'identity', zstdCompressSync],
    ['deflate under no name', 'identity', deflateSync],
  ])('%s', async (_, encoding, compress) => {
    const event = anEvent();
    const body = compress(envelopeOf([event]));
    expect(await encoded(body, encoding)).toEqual(expected(encoding, body, event.event_id));
  });
});

it('the store endpoint takes all of them too', async () => {
  for (const [encoding, compress] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const) {
    const event = anEvent();
    const headers = { 'content-encoding': encoding };
    const body = compress(JSON.stringify(event));
    expect(await postToStore(reporter, body, { headers })).toEqual(expected(encoding, body, event.event_id));
  }
});

it('two compressed parts make one body', async () => {
  for (const compress of [gzipSync, zstdCompressSync]) {
    const event = anEvent();
    const bytes = envelopeOf([event]);
    const parts = [bytes.subarray(0, 60), bytes.subarray(60)].map((part) => compress(part));
    expect(await encoded(Buffer.concat(parts), null)).toEqual({ status: 200, json: { id: event.event_id } });
  }
});

describe('what is broken is refused with the reason', () => {
  const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));
  it.each<[string, string, Compress, string]>([
    ['half a gzip', 'gzip', gzipSync, 'request body is not valid gzip: unexpected end of file'],
    ['half a zlib', 'deflate', deflateSync, 'request body is not valid zlib: unexpected end of file'],
    ['half a brotli', 'br', brotliCompressSync, 'request body is not valid brotli: unexpected end of file'],
    ['half a zstd', 'zstd', zstdCompressSync, 'request body is not valid zstd: unexpected end of file'],
  ])('%s', async (_, encoding, compress, problem) => {
    const body = cut(compress(envelopeOf([anEvent()])));
    expect(await encoded(body, encoding)).toEqual(door === 'rest' ? NOT_UNDONE : unreadable(problem));
  });

  it('a gzip with a flipped bit', async () => {
    const body = gzipSync(envelopeOf([anEvent()]));
    body[body.length - 6]! ^= 1;
    const problem = 'request body is not valid gzip: incorrect data check';
    expect(await encoded(body, 'gzip')).toEqual(door === 'rest' ? NOT_UNDONE : unreadable(problem));
  });
});
