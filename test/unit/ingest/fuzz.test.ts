import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonObject } from '../../../shared/ingest/json/event-json.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { openBody, type RequestBody } from '../../../shared/ingest/request/request-body.ts';
import { sentryAuth } from '../../../shared/ingest/request/sentry-auth.ts';
import { stackTraceEntries } from '../../../shared/ingest/event/stack-trace-entries.ts';
import { payloadOf, recordedRequests } from '../../kit/sentry-events/requests.ts';
import { packedPayload, unpackedPayload } from '../../kit/unit/stored-events.ts';

const LIMITS = { body: 100_000, event: 50_000 };
const receivedAt = new Date('2025-08-01T12:00:00Z');

/** All that happens to a request before anything is stored; what comes out must be sound. */
function digest(request: RequestBody): string {
  const opened = openBody(request, LIMITS);
  if (opened.outcome !== 'ok') return opened.outcome;
  for (const { bytes, headerEventId } of opened.events) {
    const json = readJsonObject(bytes, 'event');
    if (json.outcome !== 'ok') return json.outcome;
    check(json.value, { headerEventId, sentAt: opened.header['sent_at'] });
  }
  return 'ok';
}

function check(payload: JsonObject, more: object): void {
  const event = normalise(payload, { receivedAt, ...more });
  expect(event.event_id).toMatch(/^[0-9a-f]{32}$/);
  expect(Math.abs(Date.parse(event.timestamp) - receivedAt.getTime())).toBeLessThanOrEqual(30 * 86_400_000);
  for (const name of [event.release, event.environment, event.transaction, event.logger])
    expect(name?.length ?? 1).toBeLessThanOrEqual(200);
  expect(Array.isArray(stackTraceEntries(event))).toBe(true);
  const packed = packedPayload(payload, 300);
  expect(packed.length).toBeLessThanOrEqual(300);
  expect(typeof unpackedPayload(packed)).toBe('object');
  expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE);
}

const PROTOTYPE = Reflect.ownKeys(Object.prototype);
const OUTCOMES = ['ok', 'malformed', 'too-large'];
const encodings = fc.constantFrom(undefined, '', 'gzip', 'deflate', 'br', 'zstd', 'identity', 'UTF-8', 'gzip, br');
const contentTypes = fc.constantFrom(undefined, 'text/plain', 'application/json', 'application/x-sentry-envelope');
const around = {
  contentEncoding: encodings,
  contentType: contentTypes,
  endpoint: fc.constantFrom('envelope', 'store'),
};
type Packer = (bytes: Buffer) => Buffer;
const packers = fc.constantFrom<Packer[]>(
  (bytes) => bytes,
  (bytes) => gzipSync(bytes),
  packRaw,
  packBrotli,
  (bytes) => zstdCompressSync(bytes),
);
function packRaw(bytes: Buffer): Buffer {
  return deflateRawSync(bytes);
}
function packBrotli(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes);
}

/** Attributes that mean something, and names that are dangerous, with anything in them. */
const names = fc.oneof(
  fc.constantFrom(...Object.keys({ ...payloadOf('python'), ...payloadOf('raven'), ...payloadOf('java') })),
  fc.constantFrom('values', 'frames', 'stacktrace', 'type', 'value', 'vars', 'id', 'ip_address', 'params', 'formatted'),
  fc.constantFrom('filename', 'lineno', 'pre_context', 'mechanism', 'crashed', 'logentry', 'culprit', 'message'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'length', 'hasOwnProperty', 'toJSON'),
  fc.string(),
);
const json = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -1, 1e308, '', '\0', '\ud800', '{{auto}}', '{{ default }}', '2025-08-01'),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(names, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
}));

describe('whatever comes in', () => {
  it('any bytes are read, malformed or too large', () => {
    const anything = fc.record({ bytes: fc.uint8Array({ maxLength: 2000 }), pack: packers, ...around });
    fc.assert(
      fc.property(anything, ({ bytes, pack, ...rest }) => {
        const request = { ...rest, bytes: pack(Buffer.from(bytes)) } as RequestBody;
        expect(OUTCOMES).toContain(digest(request));
      }),
      { numRuns: 500 },
    );
  });

  it('any JSON object is an event', () => {
    fc.assert(
      fc.property(json.object, (object) => {
        expect(() => check(object as JsonObject, {})).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('any JSON object in a request is an event', () => {
    fc.assert(
      fc.property(json.object, packers, (object, pack) => {
        const bytes = pack(Buffer.from(`{}\n{"type":"event"}\n${JSON.stringify(object)}`));
        const contentEncoding = pack === packRaw ? 'deflate' : pack === packBrotli ? 'br' : undefined;
        expect(digest({ bytes, contentEncoding, contentType: undefined, endpoint: 'envelope' })).toBe('ok');
      }),
      { numRuns: 500 },
    );
  });

  it('a client’s request with some bytes changed, cut out or put in is read, malformed or too large', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(5000),
        drop: fc.nat(3),
        put: fc.uint8Array({ maxLength: 3 }),
        text: fc.constantFrom('', '\n', '{', '"', '\\', 'NaN'),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...recordedRequests()), edits, (request, changes) => {
        let { bytes } = request;
        for (const { at, drop, put, text } of changes) {
          const start = at % bytes.length;
          bytes = Buffer.concat([bytes.subarray(0, start), put, Buffer.from(text), bytes.subarray(start + drop)]);
        }
        expect(OUTCOMES).toContain(digest({ ...request, bytes }));
      }),
      { numRuns: 1000 },
    );
  });

  it('any authorization names a key or none', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('Sentry sentry_key=a', 'https://a@b/5', 'https://%zz@b/5'));
    const sources = fc.record({ sentryHeader: text, authorization: text, queryKey: text, dsn: text });
    fc.assert(
      fc.property(sources, (given) => {
        expect(['key', 'none', 'conflict']).toContain(sentryAuth(given, 5).outcome);
      }),
    );
  });
});

describe('the worst of a megabyte', () => {
  const size = 1024 * 1024;
  const repeated = (part: string) => part.repeat(Math.floor(size / part.length));

  it.each([
    ['open brackets', repeated('[')],
    ['open objects', repeated('{"a":')],
    ['frames', `{"stacktrace":{"frames":[${repeated('{},').slice(0, -1)}]}}`],
    ['exceptions', `{"exception":[${repeated('{"type":"A"},').slice(0, -1)}]}`],
    ['tags', `{"tags":[${repeated('["a",1],').slice(0, -1)}]}`],
    ['backslashes in an open string', `{"a":"${repeated('\\')}`],
    ['quotes', `{"a":"${repeated('\\"')}`],
    ['spaces', `{"a":NaN,${repeated(' ')}`],
    ['placeholders', `{"logentry":{"message":"${repeated('%(a)s{')}","params":{"a":"b"}}}`],
    ['a blank release', `{"release":"${repeated(' ')}"}`],
    ['an error without end', `{"exception":[{"value":"${repeated('ErrorException')}"}]}`],
    ['digits', `{"timestamp":"${repeated('1')}","id":${repeated('1')}}`],
    ['parameters', `{"logentry":{"message":"${'{0}'.repeat(2000)}","params":["${repeated('x')}"]}}`],
  ])('%s takes no second', (_title, text) => {
    const start = performance.now();
    const bytes = Buffer.from(text);
    const read = readJsonObject(bytes, 'event');
    if (read.outcome === 'ok') normalise(read.value, { receivedAt });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(OUTCOMES).toContain(read.outcome);
  });
});
