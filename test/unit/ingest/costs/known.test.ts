import { brotliCompressSync, constants, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../../shared/ingest/request/inflate.ts';
import { readStoreBody } from '../../../../shared/ingest/request/store-body.ts';
import { excessOf } from '../../../kit/hostile/cpu.ts';
import { MEBIBYTE, type Attack } from '../../../kit/hostile/events.ts';
import { STAGES } from '../../../kit/hostile/stages.ts';

/** An address in an address, as deep as that, with a secret or without one in the innermost. */
function nested(depth: number, innermost: string): string {
  let address = innermost;
  for (let level = 0; level < depth; level++) address = `/x?a=${address.replace(/[%?&=;]/g, encodeURIComponent)}`;
  return address;
}

/** JSON in a string of JSON in a string of JSON. */
function nestedJson(depth: number, innermost: string): string {
  let json = innermost;
  for (let level = 0; level < depth; level++) json = JSON.stringify({ data: json });
  return json;
}

function listOf(text: string): Attack {
  const value = JSON.stringify(text);
  return (bytes) =>
    `{"extra":{"a":[${Array(Math.floor(bytes / (value.length + 1)) - 1)
      .fill(value)
      .join(',')}]}}`;
}

function repeated(text: string, bytes: number): string {
  return text.repeat(Math.floor(bytes / text.length));
}

const DEPTHS = [1, 2, 4, 5, 6, 8, 10, 24, 60, 400];

describe('a mebibyte costs little and about twice its half', () => {
  it.each(DEPTHS)('of addresses nested %i deep, with a secret', (depth) => {
    expect(excessOf('nested', STAGES.all(listOf(nested(depth, '/x?token=abc'))), 150)).toBeNull();
  });

  it.each(DEPTHS)('of addresses nested %i deep, without one', (depth) => {
    expect(excessOf('nested', STAGES.all(listOf(nested(depth, '/x?b=abc'))), 150)).toBeNull();
  });

  it.each([1, 3, 5, 6, 9])('of an address nested %i deep that is itself long', (depth) => {
    const attack: Attack = (bytes) => {
      const address = nested(depth, `/x?b=${repeated('GB82 WEST 1234 5698 7654 32/'.replaceAll(' ', ''), bytes)}`);
      return JSON.stringify({ extra: { a: address.slice(0, bytes - 40) } });
    };
    expect(excessOf('nested', STAGES.all(attack), 150)).toBeNull();
  });

  it.each([1, 3, 5, 6, 9])('of bodies nested %i deep, with many values in the innermost', (depth) => {
    const attack: Attack = (bytes) =>
      `{"request":${nestedJson(depth, `[${repeated('12345678,', bytes - 10_000)}{"token":"secret"}]`)}}`;
    expect(excessOf('nested', STAGES.all(attack), 150)).toBeNull();
  });

  it.each(['function', 'module', 'abs_path', 'filename'])('of names like versions in %s', (field) => {
    const name = { abs_path: `/${'1.'.repeat(505)}!/x`, filename: `/${'11.'.repeat(80)}!/x` }[field];
    const frame = JSON.stringify({ [field]: name ?? `${'.1'.repeat(120)}!` });
    const attack: Attack = (bytes) => {
      const frames = Array(Math.floor(bytes / 50 / (frame.length + 1)) - 1).fill(frame);
      return `{"platform":"python","exception":[${Array(50)
        .fill(`{"stacktrace":{"frames":[${frames.join(',')}]}}`)
        .join(',')}]}`;
    };
    expect(excessOf(field, STAGES.all(attack), 150)).toBeNull();
  });

  it.each<[string, (bytes: number) => Buffer]>([
    ['gzip members', (bytes) => Buffer.concat(Array(Math.floor(bytes / 21)).fill(gzipSync('a')))],
    ['empty gzip members', (bytes) => Buffer.concat(Array(Math.floor(bytes / 20)).fill(gzipSync('')))],
    ['zstd frames', (bytes) => Buffer.concat(Array(Math.floor(bytes / 9)).fill(zstdCompressSync('')))],
    [
      'skippable frames',
      (bytes) => Buffer.from(repeated('50 2a 4d 18 00 00 00 00'.replaceAll(' ', ''), 2 * bytes), 'hex'),
    ],
    ['zstd blocks', (bytes) => Buffer.from(`28b52ffd0058${'000000'.repeat(Math.floor(bytes / 3))}010000`, 'hex')],
    ['deflate blocks', (bytes) => Buffer.from(`789c${repeated('000000ffff', 2 * bytes)}`, 'hex')],
    [
      'a brotli bomb',
      () => brotliCompressSync(Buffer.alloc(64 * MEBIBYTE), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
    ['a gzip bomb', () => gzipSync(Buffer.alloc(64 * MEBIBYTE), { level: 1 })],
    ['garbage', (bytes) => Buffer.alloc(bytes, 0x78)],
  ])('of %s to inflate', (title, make) => {
    expect(
      excessOf(title, (bytes) => {
        const body = make(bytes);
        return () => inflate(body, title.includes('brotli') ? 'br' : undefined, MEBIBYTE);
      }),
    ).toBeNull();
  });

  it.each<[string, (bytes: number) => Buffer]>([
    [
      'base64',
      (bytes) =>
        Buffer.from(
          deflateRawSync('{}')
            .toString('base64')
            .slice(0, -4)
            .repeat(bytes / 4),
        ),
    ],
    ['almost base64', (bytes) => Buffer.from(`${'A'.repeat(bytes)}!`)],
    ['padding', (bytes) => Buffer.from(`A${'='.repeat(bytes)}`)],
    ['spaces', (bytes) => Buffer.from(' '.repeat(bytes))],
    ['lines', (bytes) => Buffer.from('A\n'.repeat(bytes / 2))],
  ])('of %s to a store body', (title, make) => {
    expect(
      excessOf(title, (bytes) => {
        const body = make(bytes);
        return () => readStoreBody(body, MEBIBYTE);
      }),
    ).toBeNull();
  });
});

describe('twenty mebibytes that are no event', () => {
  it('are refused as base64 before they are looked through', () => {
    const body = Buffer.alloc(20 * MEBIBYTE, 'A');
    expect(readStoreBody(body, MEBIBYTE)).toEqual({ outcome: 'too-large', subject: 'event', limit: MEBIBYTE });
  });
});
