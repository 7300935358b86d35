import { describe, expect, it } from 'vitest';
import {
  bundleId,
  isAbandoned,
  sentBundle,
  stateOfAll,
  type BundleState,
} from '../../../../shared/domain/artifact/bundle.ts';
import { RuleViolation } from '../../../../shared/domain/refusals.ts';
import { readerOf } from '../../../../shared/services/artifacts/bundle-bytes.ts';

const A = 'a'.repeat(40);

describe('an upload', () => {
  it('is read, its digests in lower case', () => {
    const sent = { checksum: A.toUpperCase(), chunks: [A.toUpperCase()], version: '', dist: '7' };
    expect(sentBundle(sent)).toEqual({ checksum: A, chunks: [A], release: null, dist: '7' });
  });

  it.each([
    [{ checksum: 'x' }, 'checksum is no SHA-1 in hexadecimal'],
    [{ checksum: A, chunks: [A, 'x'] }, 'chunks[1] is no SHA-1 in hexadecimal'],
    [{ checksum: A, chunks: Array.from({ length: 251 }, () => A) }, 'chunks has more than 250 digests'],
  ])('%j is refused', (sent, problem) => {
    expect(() => sentBundle(sent)).toThrow(new RuleViolation({ code: 'upload-invalid', problem }));
  });

  it('of the same files is another of another release', () => {
    const releases = [null, 'a', 'b'].flatMap((release) => [null, 'a'].map((dist) => ({ checksum: A, release, dist })));
    expect(new Set(releases.map(bundleId)).size).toBe(6);
  });

  it('is in the worst of the states that projects have it in', () => {
    const of = (...states: BundleState[]) => stateOfAll(states.map((state) => ({ state, detail: state }))).detail;
    expect(of('ok', 'error', 'created')).toBe('error');
    expect(of('ok', 'assembling')).toBe('assembling');
    expect(of('ok', 'ok')).toBe('ok');
  });

  it('is abandoned when nobody can be at work at it any more', () => {
    const at = (state: BundleState, now: number) => isAbandoned({ state, claimed_at: 0, alive_until: 1_000 }, now);
    const MINUTE = 60_000;
    expect([at('created', 5 * MINUTE), at('created', 5 * MINUTE + 1)]).toEqual([false, true]);
    expect([at('assembling', 1_000), at('assembling', 1_001)]).toEqual([false, true]);
    expect([at('ok', 60 * MINUTE), at('error', 60 * MINUTE)]).toEqual([false, false]);
  });
});

it('a bundle is read over its chunks, up to its end', async () => {
  const whole = Buffer.from('abcdefghij');
  const starts = [0, 4, 4, 8, 10];
  const read = readerOf(starts, async (index) => whole.subarray(starts[index], starts[index + 1]));
  for (let start = 0; start <= 10; start++)
    for (let length = 0; length <= 11; length++)
      expect((await read(start, length)).toString()).toBe(whole.toString().slice(start, start + length));
});
