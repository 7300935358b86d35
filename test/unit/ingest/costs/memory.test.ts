import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { FUNCTION_MB, HEAP } from '../../../kit/hostile/lambda-heap.ts';
import { listAttacks, MEBIBYTE, objectAttacks, type Attack } from '../../../kit/hostile/events.ts';

const PROGRAM = fileURLToPath(new URL('../../../kit/hostile/ingest-one.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'glet-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

function ingested(event: string, times: number): { outcome: string; grown: number } {
  const file = path.join(folder, 'event.json');
  writeFileSync(file, event);
  return JSON.parse(execFileSync(process.execPath, [...HEAP, PROGRAM, file, String(times)], { encoding: 'utf8' }));
}

const repeated =
  (before: string, part: string, after: string): Attack =>
  (bytes) =>
    before + part.repeat(Math.floor((bytes - before.length - after.length) / part.length)) + after;

/** Those that cost most of all that was tried: trees of many values, names that are all different, what is trimmed. */
const WORST = [
  'extra: objects of different names',
  'extra: objects of large numbers',
  'extra: control characters and escapes',
  'extra: addresses',
  'extra: bodies',
  'what survives every trimming but the last: short texts',
  'extra: with texts',
  'event: of names with null characters',
  'extra: of large integers',
];

const attacks: [string, Attack][] = [
  ...[...listAttacks(), ...objectAttacks()].filter(([title]) => WORST.includes(title)),
  ['open lists', repeated('{"a":', '[', '')],
  ['open objects', repeated('', '{"a":', '')],
  ['closed lists', (bytes) => `{"a":${'['.repeat(bytes / 2 - 3)}${']'.repeat(bytes / 2 - 3)}}`],
  ['empty objects', repeated('{"a":[', '{},', '1]}')],
  ['a body of empty objects', repeated('{"request":{"data":"[', '{},', '1]"}}')],
  ['NaN', repeated('{"a":[', 'NaN,', '1]}')],
];

describe('the memory of a mebibyte', () => {
  it('is tried with all of the worst', () => {
    expect(attacks).toHaveLength(WORST.length + 6);
  });

  it.each(attacks)('of %s is less than half of the function’s', (_title, attack) => {
    const { grown } = ingested(attack(MEBIBYTE), 3);
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan((FUNCTION_MB / 2) * MEBIBYTE);
  });

  it('is given back: nothing that is remembered for later events holds on to one', () => {
    const event = JSON.stringify({ request: { query_string: `${'x'.repeat(MEBIBYTE - 100)}&a_name_like_ROUND=1` } });
    const once = ingested(event, 3);
    const often = ingested(event, 120);
    expect(once.outcome).toBe('ok');
    expect(often.grown - once.grown).toBeLessThan(100 * MEBIBYTE);
  });
});
