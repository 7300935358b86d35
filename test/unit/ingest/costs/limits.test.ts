import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sizedEvent } from '../../../kit/metering/sized-event.ts';
import { readEventJson } from '../../../../shared/ingest/json/event-json.ts';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { inflate } from '../../../../shared/ingest/request/inflate.ts';
import { tooLargeText } from '../../../../shared/ingest/request/outcome.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';
import { MAX_EVENT_VALUES } from '../../../../shared/domain/limits.ts';
import { countValues } from '../../../../shared/ingest/json/value-count.ts';
import { zstdFrames } from '../../../../shared/ingest/request/zstd-frames.ts';
import { random } from '../../../kit/hostile/random.ts';
import { unpackedPayload } from '../../../kit/unit/stored-events.ts';
import { packPayload } from '../../../../shared/ingest/payload/pack.ts';
import { packText } from '../../../../shared/domain/packing/packed-text.ts';

const MIB = 1024 * 1024;

function scrubbed(extra: JsonObject): unknown {
  return scrub({ extra })['extra'];
}

function address(depth: number, innermost: string): string {
  return depth === 0 ? innermost : `/x?a=${encodeURIComponent(address(depth - 1, innermost))}`;
}

function body(depth: number, innermost: JsonObject): string {
  return JSON.stringify(depth === 0 ? innermost : { data: body(depth - 1, innermost) });
}

describe('an event of too many values', () => {
  const of = (values: number) =>
    readEventJson(
      Buffer.from(
        `{"a":[${Array(values - 2)
          .fill(1)
          .join(',')}]}`,
      ),
    );

  it('is refused, and the refusal says how many it may have', () => {
    expect(of(MAX_EVENT_VALUES - 1).outcome).toBe('ok');
    expect(of(MAX_EVENT_VALUES).outcome).toBe('ok');
    const refused = of(MAX_EVENT_VALUES + 1);
    expect(refused).toEqual({ outcome: 'too-large', subject: 'event', limit: MAX_EVENT_VALUES, unit: 'values' });
    expect(refused.outcome === 'too-large' && tooLargeText(refused)).toBe('event has more than 125000 values');
  });

  it.each(['[', '{"a":', '[[],'])('is refused if they are nested: %s', (open) => {
    expect(readEventJson(Buffer.from(`{"a":${open.repeat(MIB / open.length)}`)).outcome).toBe('too-large');
  });

  it('is one that no SDK sends: a mebibyte of theirs has a third of that', () => {
    const json = JSON.stringify(sizedEvent(MIB - 10_000));
    expect(readEventJson(Buffer.from(json)).outcome).toBe('ok');
    expect(countValues(json, MIB)).toBeLessThan(MAX_EVENT_VALUES / 3);
  });
});

describe('values are counted', () => {
  it.each([
    ['1', 1],
    ['{"a":1,"b":[1,2,3]}', 6],
    [String.raw`{"a":"[,{\",[","b":1}`, 3],
    [String.raw`["\\",1]`, 3],
    ['["unterminated,,,', 2],
    ['[1,', 3],
  ])('in %s', (text, values) => {
    expect(countValues(text, 100)).toBe(values);
  });

  it('no further than asked', () => {
    expect(countValues('[1,1,1,1,1,1]', 3)).toBe(4);
  });
});

describe('texts in texts', () => {
  it.each([0, 1, 2, 3, 4])('are searched in %i others: an address', (depth) => {
    expect(scrubbed({ a: address(depth, '/x?b=1') })).toEqual({ a: address(depth, '/x?b=1') });
    const found = depth === 0 ? '/x?token=[Filtered]' : '/x?a=[Filtered]';
    expect(scrubbed({ a: address(depth, '/x?token=s') })).toEqual({ a: found });
  });

  it('go where they are nested deeper, unless they have no parameters', () => {
    expect(scrubbed({ a: address(5, '/x?b=1') })).toEqual({ a: '/x?a=[Filtered]' });
    expect(scrubbed({ a: address(400, '/x?b=1') })).toEqual({ a: '/x?a=[Filtered]' });
    expect(scrubbed({ a: address(5, 'plain') })).toEqual({ a: address(5, 'plain') });
  });

  it.each([1, 2, 3, 4, 5])('are searched five levels deep: a body of %i', (depth) => {
    expect(scrubbed({ data: body(depth - 1, { a: '1' }) })).toEqual({ data: body(depth - 1, { a: '1' }) });
    expect(scrubbed({ data: body(depth - 1, { token: '1' }) })).toEqual({
      data: body(depth - 1, { token: '[Filtered]' }),
    });
  });

  it('go where bodies are nested deeper', () => {
    expect(scrubbed({ data: body(5, { a: '1' }) })).toEqual({ data: filteredBody(5) });
  });

  it('go with all that is in a body of too many values', () => {
    expect(scrubbed({ data: `[${'1,'.repeat(MAX_EVENT_VALUES)}1]` })).toEqual({ data: '[Filtered]' });
  });

  it('are read as text where a body is broken, and go from the seventeenth broken one on', () => {
    const list = Array.from({ length: 18 }, () => ({ data: '{"a":' }));
    const clean = scrubbed({ list }) as { list: JsonObject[] };
    expect(clean.list.map(({ data }) => data)).toEqual([...Array(16).fill('{"a":'), ...Array(2).fill('[Filtered]')]);
  });

  it('keep what is badly encoded as it is, beside what is not', () => {
    const text = '/x?a=%&b=%ff&c=%e2%82%ac&d=%ed%a0%80&token=%&%74oken=x';
    expect(scrubbed({ text })).toEqual({
      text: text.replace('token=%', 'token=[Filtered]').replace(/x$/, '[Filtered]'),
    });
  });
});

function filteredBody(depth: number): string {
  return JSON.stringify({ data: depth === 1 ? '[Filtered]' : filteredBody(depth - 1) });
}

describe('frames of zstd', () => {
  const frames = (count: number) => Buffer.concat(Array(count).fill(zstdCompressSync('a')));

  it('are at most sixteen, of either kind', () => {
    expect(inflate(frames(16), 'zstd', 100)).toEqual({ outcome: 'ok', bytes: Buffer.from('a'.repeat(16)) });
    expect(inflate(frames(17), 'zstd', 100)).toEqual({
      outcome: 'malformed',
      problem: 'request body is not valid zstd: more than 16 frames',
    });
    const skippable = Buffer.from('502a4d1800000000', 'hex');
    expect(zstdFrames(Buffer.concat([...Array(16).fill(skippable), frames(1)]))).toBe('too many');
  });
});

describe('a payload made to survive each step of trimming', () => {
  it('is compressed at most seven times, and its skeleton is kept', () => {
    const text = (length: number, seed: number) => random(length, seed);
    const payload: JsonObject = {
      message: 'boom',
      stacktrace: {
        frames: Array.from({ length: 60 }, (_, at) => ({ vars: { a: text(9_000, at) }, pre_context: ['x'] })),
      },
      breadcrumbs: Array.from({ length: 60 }, (_, at) => ({ message: text(3_000, 100 + at) })),
      threads: [{ a: text(50, 1) }],
      zzz: Array.from({ length: 2000 }, (_, at) => text(250, at)),
    };
    let compressions = 0;
    const kept = packPayload(payload, 20_000, (json) => {
      compressions++;
      return packText(json);
    });
    expect(compressions).toBeLessThanOrEqual(7);
    expect(unpackedPayload(kept)).toMatchObject({
      message: 'boom',
      _glet: { trimmed: expect.arrayContaining(['all but the skeleton']) },
    });
  });
});
