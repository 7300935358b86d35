import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_EVENT, tooLarge } from '../../kit/answers.ts';
import {
  anEvent,
  envelopeOf,
  itemOf,
  newReporter,
  post,
  postToStore,
  type Reporter,
  type SentEvent,
} from '../../kit/collector.ts';
import { eventOf, untilCounted } from '../../kit/errors.ts';
import { NOT_UNDONE } from '../../kit/doors.ts';
import { admin } from '../../kit/request.ts';
import { door } from '../../kit/target.ts';

const MIB = 1024 * 1024;
const EVENT_TOO_LARGE = tooLarge('event', MIB);
/** The REST API's own words, with the address where it is counted otherwise. */
const REST_TOO_LARGE = {
  status: 413,
  json: { message: '413 Request Entity Too Large', detail: expect.stringMatching(/ https:.*\/collector$/) as unknown },
};
/** An HTTP API's; of an event over Lambda's bound no document says what becomes, and an error of its own is the worst. */
const HTTP_TOO_LARGE = { status: 413, json: { message: 'Request Entity Too Large' } };
const HTTP_FAILED = { status: 500, json: { message: 'Internal Server Error' } };
let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

/** An event whose JSON has exactly so many bytes. */
function eventOfSize(bytes: number): SentEvent {
  const event = anEvent({ extra: { filling: '' } });
  const filling = 'f'.repeat(bytes - JSON.stringify(event).length);
  return { ...event, extra: { filling } };
}

describe('an event', () => {
  it('of a mebibyte is taken, and one byte more is too large', async () => {
    const [largest, over] = [eventOfSize(MIB), eventOfSize(MIB + 1)];
    expect(await post(reporter, envelopeOf([largest]))).toEqual({ status: 200, json: { id: largest.event_id } });
    expect(await post(reporter, envelopeOf([over]))).toEqual(EVENT_TOO_LARGE);
    expect(await admin('GET', `${reporter.project.events}/${over.event_id}`)).toEqual(NO_EVENT);
  });

  it('is measured inflated, at either endpoint', async () => {
    const [largest, over] = [eventOfSize(MIB), eventOfSize(MIB + 1)].map((event) => JSON.stringify(event));
    expect(await postToStore(reporter, gzipSync(largest!))).toMatchObject({ status: 200 });
    expect(await postToStore(reporter, gzipSync(over!))).toEqual(EVENT_TOO_LARGE);
    expect(await postToStore(reporter, over!)).toEqual(EVENT_TOO_LARGE);
    expect(await postToStore(reporter, deflateSync(over!).toString('base64'))).toEqual(EVENT_TOO_LARGE);
    expect(await post(reporter, gzipSync(`{}\n{"type":"event"}\n${over!}`))).toEqual(EVENT_TOO_LARGE);
  });

  it('that is too large takes the others of its envelope along', async () => {
    const event = anEvent();
    expect(await post(reporter, envelopeOf([event, eventOfSize(MIB + 1)]))).toEqual(EVENT_TOO_LARGE);
    expect(await admin('GET', `${reporter.project.events}/${event.event_id}`)).toEqual(NO_EVENT);
  });

  it('that no table item would hold is trimmed, never lost', async () => {
    const noise = (): string => randomBytes(15_000).toString('base64');
    const frames = Array.from({ length: 30 }, (_, index) => ({
      function: `f${index}`,
      lineno: index + 1,
      in_app: true,
      vars: { noise: noise() },
    }));
    const exception = { values: [{ type: 'HugeError', value: 'too much', stacktrace: { frames } }] };
    const event = anEvent({ exception });
    expect(JSON.stringify(event).length).toBeGreaterThan(600_000);
    // Noise may look like a secret.
    const unscrubbed = await newReporter({ scrub_data: false });
    expect(await post(unscrubbed, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
    const shown = await eventOf(unscrubbed.project, event.event_id);
    expect(shown).toMatchObject({ title: 'HugeError: too much' });
    expect(shown.stack_trace_entries.at(-1)).toMatchObject({ function: 'f29', lineNo: 30 });
    expect(shown.payload).toMatchObject({ _glet: { trimmed: ['frame vars'], bytes: JSON.stringify(event).length } });
  });
});

describe('an attachment', () => {
  it('beside an event may be large: it is dropped, and the event is taken', async () => {
    const event = anEvent();
    const attachment = itemOf('attachment', 'a'.repeat(3 * MIB), { filename: 'log.txt' });
    const body = gzipSync(`{}\n${attachment}\n${itemOf('event', JSON.stringify(event))}`);
    expect(await post(reporter, body)).toEqual({ status: 200, json: { id: event.event_id } });
  });
});

describe('a small body that inflates without end is refused in no time', () => {
  const bomb = Buffer.alloc(300 * MIB);
  it.each<[string, string, (bytes: Buffer) => Buffer]>([
    ['gzip', 'gzip', (bytes) => gzipSync(bytes, { level: 1 })],
    ['zlib', 'deflate', (bytes) => deflateSync(bytes, { level: 1 })],
    ['brotli', 'br', (bytes) => brotliCompressSync(bytes, { params: { 1: 1 } })],
    ['zstd', 'zstd', zstdCompressSync],
  ])('%s', async (_, encoding, compress) => {
    const body = compress(bomb);
    expect(body.length).toBeLessThan(2 * MIB);
    const started = performance.now();
    const answer = await post(reporter, body, { headers: { 'content-encoding': encoding } });
    const byRest = ['gzip', 'deflate'].includes(encoding) ? REST_TOO_LARGE : NOT_UNDONE;
    expect(answer).toEqual(door === 'rest' ? byRest : tooLarge('request body', 20 * MIB));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('what does not come through the gateway is refused by it', () => {
  it.each([
    ['more than API Gateway takes', 10 * MIB + 1, HTTP_TOO_LARGE],
    ['more than Lambda takes', 6 * MIB, HTTP_FAILED],
  ])('%s', async (_, bytes, byHttp) => {
    const refusal = door === 'rest' ? REST_TOO_LARGE : byHttp;
    expect(await post(reporter, Buffer.alloc(bytes, ' '))).toEqual(refusal);
    expect(await postToStore(reporter, Buffer.alloc(bytes, ' '))).toEqual(refusal);
  });
});

it('an envelope of ten thousand items is read in no time, and more are refused', async () => {
  const items = (count: number): string => `{}\n${'{"type":"session"}\n{}\n'.repeat(count)}`;
  const started = performance.now();
  expect(await post(reporter, items(10_000))).toEqual({ status: 200, json: {} });
  expect(await post(reporter, items(10_001))).toMatchObject({
    status: 400,
    json: { detail: 'envelope has more than 10000 items' },
  });
  expect(performance.now() - started).toBeLessThan(5_000);
});

it('and what was taken of all that is counted', async () => {
  expect(await untilCounted(reporter.project, 3)).toHaveLength(3);
});
