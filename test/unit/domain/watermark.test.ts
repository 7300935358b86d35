import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanced, sequenceNumber, uncounted, type Watermarks } from '../../../shared/domain/watermark.ts';
import { HOUR_MS, NOW, records } from '../../kit/unit/summaries.ts';

const now = NOW.getTime();
const digits = fc.bigInt({ min: 0n, max: 10n ** 40n - 1n });

describe('sequence numbers', () => {
  it('are in the order of numbers when they are sorted as text', () => {
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        expect(sequenceNumber(String(one)) < sequenceNumber(String(other))).toBe(one < other);
      }),
    );
  });
});

describe('what of a batch is not counted yet', () => {
  const batch = records(['a', 'b', 'c'], 9);
  const values = (marks: Watermarks, shard = 'one'): string[] =>
    uncounted(marks, shard, batch).map(({ value }) => value);

  it.each<[string, string | null, string[]]>([
    ['is all of it when nothing is', null, ['a', 'b', 'c']],
    ['is all of it when the last that is counted came before', '8', ['a', 'b', 'c']],
    ['is what comes after the last that is counted', '10', ['c']],
    ['is nothing when all of it is', '11', []],
    ['is nothing when more than that is', '100', []],
  ])('%s', (_title, last, expected) => {
    expect(values(last === null ? {} : { one: { last: sequenceNumber(last), at: now } })).toEqual(expected);
  });

  it('is no matter of other shards', () => {
    expect(values({ other: { last: sequenceNumber('100'), at: now } })).toEqual(['a', 'b', 'c']);
  });
});

describe('how far counting has come', () => {
  it('is kept for each shard by itself', () => {
    const marks = advanced(advanced({}, 'one', '1', now), 'other', '2', now + 1);
    expect(marks).toEqual({ one: { last: '1', at: now }, other: { last: '2', at: now + 1 } });
    expect(advanced(marks, 'one', '3', now + 2)).toEqual({ ...marks, one: { last: '3', at: now + 2 } });
  });

  it('is forgotten of a shard only when the stream has nothing more to deliver again', () => {
    const marks = advanced({}, 'old', '1', now);
    expect(Object.keys(advanced(marks, 'new', '1', now + 25 * HOUR_MS))).toEqual(['old', 'new']);
    expect(Object.keys(advanced(marks, 'new', '1', now + 26 * HOUR_MS))).toEqual(['new']);
  });

  it('is as long as the shards of a day, however long counting goes on', () => {
    let marks: Watermarks = {};
    for (let shard = 0; shard < 1_000; shard++) marks = advanced(marks, `s${shard}`, '1', now + shard * HOUR_MS);
    expect(Object.keys(marks)).toHaveLength(26);
  });
});
