import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewayEvent } from '../../kit/gateway-event.ts';
import { FUNCTION_MB, HEAP } from '../../kit/hostile/lambda-heap.ts';

const MEBIBYTE = 1024 * 1024;
/** As much as fits into Lambda's 6 MB in base64. */
const WIRE = 4_500_000;
const PROGRAM = fileURLToPath(new URL('../../kit/hostile/collect-one.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'glet-request-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

function taken(body: Buffer): { status: number; grown: number } {
  const query = { sentry_key: `glet_${'0'.repeat(32)}` };
  const resource = '/v4/error_tracking/collector/api/{id}/envelope';
  const file = path.join(folder, 'request.json');
  writeFileSync(file, JSON.stringify(gatewayEvent({ method: 'POST', resource, query, body })));
  return JSON.parse(execFileSync(process.execPath, [...HEAP, PROGRAM, file, '2'], { encoding: 'utf8' }));
}

/** An envelope of ten events as large as may be, and attachments up to what a body may inflate to. */
function tenEvents(event: string, attachment: Buffer): Buffer {
  const items = Array.from({ length: 10 }, () => `{"type":"event"}\n${event}\n`).join('');
  return Buffer.concat([Buffer.from(`{}\n${items}{"type":"attachment","length":${attachment.length}}\n`), attachment]);
}

const repeated = (before: string, part: string, after: string): string =>
  before + part.repeat(Math.floor((MEBIBYTE - 200 - before.length) / part.length)) + after;
const REST = 9 * MEBIBYTE;

describe('the largest requests that are taken need less than half of the memory of the function', () => {
  it.each<[string, () => Buffer]>([
    [
      'ten events of many values',
      () => gzipSync(tenEvents(repeated('{"extra":[', '{"a":1000000000000},', '1]}'), Buffer.alloc(REST))),
    ],
    [
      'ten events of addresses',
      () => zstdCompressSync(tenEvents(repeated('{"extra":["', '/x?a=b&c=%zz ', '"]}'), Buffer.alloc(REST))),
    ],
    [
      'ten events of control characters',
      () => gzipSync(tenEvents(repeated('{"extra":[NaN', ',"\x01aaaaaaaaaaaa"', ']}'), Buffer.alloc(REST))),
    ],
    ['noise as large as the wire takes', () => tenEvents('{}', randomBytes(WIRE - 1_000))],
    [
      'ten thousand items',
      () => gzipSync(`{}\n${`{"type":"session","a":"${'x'.repeat(1_500)}"}\n{}\n`.repeat(10_000)}`),
    ],
  ])('%s', (_title, body) => {
    const { status, grown } = taken(body());
    expect(status).toBe(200);
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan((FUNCTION_MB / 2) * MEBIBYTE);
  });

  it.each<[string, () => Buffer]>([
    ['a header of 20 MiB of objects', () => gzipSync(`{"a":[${'{},'.repeat(6_900_000)}1]}\n`)],
    ['a header of 20 MiB of lists', () => gzipSync(`{"a":${'['.repeat(20_000_000)}\n`)],
    ['more than may be inflated', () => gzipSync(Buffer.alloc(400 * MEBIBYTE))],
    [
      'ten events of too many values',
      () => gzipSync(tenEvents(repeated('{"extra":[', '{},', '1]}'), Buffer.alloc(REST))),
    ],
  ])('and what is refused does not: %s', (_title, body) => {
    const { status, grown } = taken(body());
    expect(status).toBe(413);
    expect(grown).toBeLessThan((FUNCTION_MB / 2) * MEBIBYTE);
  });
});
