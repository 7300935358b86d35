import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_AUTH, NO_CLIENT_KEY, NO_EVENT, tooLarge, unreadable } from '../../kit/answers.ts';
import { anEvent, collectorOf, envelopeOf, newReporter, post, type Reporter } from '../../kit/collector.ts';
import { admin, anonymous } from '../../kit/request.ts';

const NOBODY = { id: 999_999 };
const UNKNOWN_KEY = `glet_${'0'.repeat(32)}`;
const HEADER_TOO_LARGE = tooLarge('envelope header', 16 * 1024);
let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

/** Small on the wire, and made to be expensive for whoever inflates and parses them. */
const BOMBS: Record<string, () => Buffer> = {
  'control characters in strings': () => gzipSync(`{"a":[NaN,${'"\x01",'.repeat(2_000_000)}1]}\n`),
  'empty objects': () => gzipSync(`{"a":[${'{},'.repeat(6_000_000)}1]}\n`),
  'arrays in arrays': () => gzipSync(`${'['.repeat(19_000_000)}\n`),
  'many zstd frames': () => Buffer.concat(Array<Buffer>(200_000).fill(zstdCompressSync(''))),
  'headers of items': () => gzipSync(`{}\n${'{"type":"session","a":["\x01","\x01"]}\n{}\n'.repeat(9_900)}`),
  'more than may be inflated': () => gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')),
};

describe.each(Object.entries(BOMBS))('%s', (_name, bomb) => {
  it('is not opened for a stranger', async () => {
    for (const sentry_key of [UNKNOWN_KEY, 'nope'])
      for (const project of [NOBODY, reporter.project]) {
        const path = `${collectorOf(project)}?sentry_key=${sentry_key}`;
        expect(await anonymous('POST', path, { body: bomb() })).toEqual(NO_CLIENT_KEY);
      }
  });

  it('is a clear refusal of its request without a key, or nothing worse', async () => {
    const { status } = await anonymous('POST', collectorOf(reporter.project), { body: bomb() });
    expect([400, 413]).toContain(status);
  });

  it('harms no other event of its sender', async () => {
    const event = anEvent();
    const { status } = await post(reporter, bomb());
    expect([200, 400, 413]).toContain(status);
    expect(await post(reporter, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
  });
});

describe('a header line', () => {
  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('beyond 16 KiB is too large, with a key and without: %s', async (_name, compress) => {
    const body = compress(`{"trace":"${'t'.repeat(17_000)}"}\n`);
    expect(await post(reporter, body)).toEqual(HEADER_TOO_LARGE);
    expect(await anonymous('POST', collectorOf(reporter.project), { body })).toEqual(HEADER_TOO_LARGE);
  });

  it('of an item beyond 4 KiB is too large', async () => {
    const body = `{}\n{"type":"event","filename":"${'f'.repeat(5_000)}"}\n{}`;
    expect(await post(reporter, body)).toEqual(tooLarge('header of item 1 (byte 3)', 4 * 1024));
  });

  it('without a key is read no further', async () => {
    const body = `{}\n${'no envelope '.repeat(1_000)}`;
    expect(await anonymous('POST', collectorOf(reporter.project), { body })).toEqual(NO_AUTH);
  });
});

describe('an envelope of many events', () => {
  it('has ten at most; of more none is stored', async () => {
    const eleven = Array.from({ length: 11 }, () => anEvent());
    expect(await post(reporter, envelopeOf(eleven))).toEqual(unreadable('envelope has 11 events, at most 10'));
    expect(await admin('GET', `${reporter.project.events}/${eleven[0]!.event_id}`)).toEqual(NO_EVENT);
    expect(await post(reporter, envelopeOf(eleven.slice(1)))).toMatchObject({ status: 200 });
  });

  it('is refused whole when its key has not room for all of it', async () => {
    const limited = await newReporter();
    const json = { rate_limit: { count: 5, window: 3_600 } };
    await admin('PUT', `${limited.project.clientKeys}/${limited.key.id}`, { json });
    const six = Array.from({ length: 6 }, () => anEvent());
    expect(await post(limited, envelopeOf(six))).toMatchObject({ status: 429 });
    expect(await admin('GET', `${limited.project.events}/${six[0]!.event_id}`)).toEqual(NO_EVENT);
    expect(await post(limited, envelopeOf(six.slice(1)))).toMatchObject({ status: 200 });
    expect(await post(limited, envelopeOf(six.slice(0, 1).concat(six.slice(0, 5))))).toMatchObject({ status: 429 });
  });
});
