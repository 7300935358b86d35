import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { anEvent, newReporter, post, postToStore, report, type Reporter } from '../../kit/collector.ts';
import { counterexample } from '../../kit/counterexample.ts';
import { countOf, eventOf, type ShownError } from '../../kit/errors.ts';
import { eventually } from '../../kit/eventually.ts';
import { pagesOf } from '../../kit/keyset.ts';
import type { Answer, Call } from '../../kit/request.ts';
import { recordedRequests } from '../../kit/sentry-events/requests.ts';

/** Every request is a run against a whole stack, so there are few of each kind. */
const RUNS = 100;
const MAX_REQUEST_MS = 5_000;

/** Without it an HTTP API adds nothing that lets a page read the answer. */
const FROM_A_PAGE = { origin: 'https://app.example' };

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

const accepted: string[] = [];

/** Taken, unreadable, too large or destroyed on its way, in JSON and before long; nothing else. */
async function expectCalm(asked: Promise<Answer>): Promise<void> {
  const started = performance.now();
  const { status, text, headers } = await asked;
  const ms = performance.now() - started;
  if (![200, 400, 413, 415].includes(status)) throw new Error(`${status} ${text}`);
  if (headers['content-type'] !== 'application/json') throw new Error(`no JSON: ${headers['content-type']}`);
  if (headers['access-control-allow-origin'] !== '*') throw new Error('hidden from pages');
  const json = JSON.parse(text) as { id?: string; message?: string; detail?: string };
  if (status !== 200 && !(json.message && json.detail)) throw new Error(`no reason: ${text}`);
  if (json.id !== undefined) accepted.push(json.id);
  if (ms > MAX_REQUEST_MS) throw new Error(`it took ${ms} ms`);
}

const either = fc.constantFrom(
  (body: Uint8Array, call: Call) => post(reporter, body, call),
  (body: Uint8Array, call: Call) => postToStore(reporter, body, call),
);
const encoding = fc.constantFrom('', 'gzip', 'deflate', 'br', 'zstd', 'identity', 'gzip, br', 'UTF-8', 'x');
const type = fc.constantFrom(
  'application/x-sentry-envelope',
  'application/json',
  'application/octet-stream',
  'multipart/form-data; boundary=x',
  'x',
);
const headersOf = (contentEncoding: string, contentType: string): Call => ({
  headers: { ...FROM_A_PAGE, 'content-encoding': contentEncoding, 'content-type': contentType },
});
const compress = fc.constantFrom<(bytes: Uint8Array) => Uint8Array>(
  (bytes) => bytes,
  gzipSync,
  deflateSync,
  deflateRawSync,
  brotliCompressSync,
  zstdCompressSync,
  (bytes) => Buffer.from(Buffer.from(bytes).toString('base64')),
);

it('whatever bytes are sent', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({ unit: fc.constantFrom(...'{}[]",:\n\r\\ 01aeN\0'.split('')), maxLength: 60 })
      .map((raw) => Buffer.from(raw)),
  );
  expect(
    await counterexample(
      fc.asyncProperty(either, bytes, compress, encoding, type, async (send, body, pack, coded, typed) => {
        await expectCalm(send(pack(body), headersOf(coded, typed)));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever JSON is sent as an event', async () => {
  const names = ['exception', 'values', 'type', 'value', 'stacktrace', 'frames', 'message', 'logentry', 'tags', 'user'];
  const more = [
    'timestamp',
    'level',
    'fingerprint',
    'contexts',
    'breadcrumbs',
    'request',
    'threads',
    '__proto__',
    'id',
  ];
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof({ maxDepth: 5 }, tie('leaf'), tie('object'), fc.array(tie('json'), { maxLength: 3 })),
    object: fc.dictionary(fc.constantFrom(...names, ...more), tie('json'), { maxKeys: 5 }),
    leaf: fc.oneof(fc.jsonValue({ maxDepth: 0 }), fc.string({ unit: 'binary', maxLength: 20 }), fc.double()),
  }));
  const event = fc.dictionary(fc.constantFrom(...names, ...more), json, { maxKeys: 6 });
  expect(
    await counterexample(
      fc.asyncProperty(event, async (payload) => {
        const body = JSON.stringify(payload);
        const { status, json: answer } = await post(reporter, `{}\n{"type":"event"}\n${body}`);
        if (status !== 200) throw new Error(`${status} ${JSON.stringify(answer)}`);
        accepted.push((answer as { id: string }).id);
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever becomes of an envelope on its way', async () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 20 }),
    insert: fc.uint8Array({ maxLength: 10 }),
  });
  const { key } = reporter;
  const sent = recordedRequests({ publicKey: key.public_key, dsn: key.sentry_dsn });
  expect(
    await counterexample(
      fc.asyncProperty(
        fc.constantFrom(...sent),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (one, edits) => {
          let bytes = Buffer.from(one.bytes);
          for (const { at, remove, insert } of edits) {
            const place = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place + remove)]);
          }
          const send = one.endpoint === 'envelope' ? post : postToStore;
          await expectCalm(send(reporter, bytes, headersOf(one.contentEncoding ?? '', one.contentType ?? '')));
        },
      ),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever the items of an envelope say of themselves', async () => {
  const header = fc.oneof(
    fc.record({
      type: fc.constantFrom('event', 'session', 'x', 5),
      length: fc.oneof(fc.integer(), fc.double(), fc.jsonValue()),
    }),
    fc.jsonValue(),
  );
  const line = fc.oneof(
    header.map((value) => JSON.stringify(value)),
    fc.constantFrom('{}', '', '{"message":"m"}', '\r'),
  );
  expect(
    await counterexample(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        await expectCalm(post(reporter, ['{}', ...lines].join('\n'), { headers: FROM_A_PAGE }));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('after all that the collector takes events, and what it took is there, counted and listed once', async () => {
  const ids = [...new Set([...accepted, ...(await report(reporter, anEvent()))])];
  const events = await Promise.all(ids.map((id) => eventOf(reporter.project, id)));
  expect(events.map(({ event_id }) => event_id)).toEqual(ids);
  // The answer names the first event of an envelope; there may be more.
  const errors = await eventually(
    async () => (await pagesOf<ShownError>(reporter.project.errors, 'status=all&per_page=100')).flat(),
    (seen) => countOf(seen) >= ids.length,
  );
  expect(countOf(errors)).toBeGreaterThanOrEqual(ids.length);
  const listed = await Promise.all(
    errors.map(async ({ id }) =>
      (await pagesOf<unknown>(`${reporter.project.errors}/${id}/events`, 'per_page=100')).flat(),
    ),
  );
  expect(listed.map((one) => one.length)).toEqual(errors.map(({ count }) => count));
});
