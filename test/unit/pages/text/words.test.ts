import { describe, expect, it } from 'vitest';
import { barsOf, type Series } from '../../../../pages/text/bars-geometry.ts';
import { barsSentence } from '../../../../pages/text/bars-sentence.ts';
import { counted, numberWords, shareWords, sizeWords, userWords } from '../../../../pages/text/number-words.ts';
import {
  briefTime,
  countdown,
  momentOf,
  relativeTime,
  shortMoment,
  timeForms,
} from '../../../../pages/text/time-words.ts';

const now = new Date('2026-11-25T20:00:00Z');
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

describe('times', () => {
  it('are short, and have a year where it is another', () => {
    const at = (year: number): number => new Date(year, 0, 1, 9, 5).getTime();
    expect([shortMoment(at(2026), now), shortMoment(at(2027), now)]).toEqual(['1 Jan, 09:05', '1 Jan 2027, 09:05']);
  });

  it.each([
    [0, 'just now', 'now'],
    [59, 'just now', 'now'],
    [60, '1 minute ago', '1 min'],
    [119, '1 minute ago', '1 min'],
    [7200, '2 hours ago', '2 h'],
    [86_400, 'yesterday', '1 d'],
    [59 * 86_400, '59 days ago', '59 d'],
    [90 * 86_400, '3 months ago', '3 mo'],
    [800 * 86_400, '2 years ago', '2 y'],
    [-7200, 'in 2 hours', 'in 2 h'],
  ])('%d s ago', (seconds, long, brief) => {
    expect(relativeTime(before(seconds), now)).toBe(long);
    expect(briefTime(before(seconds), now)).toBe(brief);
  });

  it('are said locally, in UTC and in seconds at once', () => {
    expect(timeForms(now, 'Europe/Berlin')).toEqual({
      local: 'Wed, 25 Nov 2026, 21:00:00 CET',
      utc: '2026-11-25T20:00:00.000Z',
      epoch: '1795636800',
    });
  });

  it('are none where the API has none', () => {
    expect([momentOf(null), momentOf(''), momentOf('soon'), momentOf(undefined)]).toEqual([null, null, null, null]);
    expect(momentOf('2026-11-25T20:00:00Z')).toEqual(now);
  });

  it('count down', () => {
    expect([countdown(11.2), countdown(0), countdown(-3), countdown(150)]).toEqual(['12 s', '0 s', '0 s', '3 min']);
  });
});

describe('numbers', () => {
  it('are short from 10,000 on', () => {
    expect([numberWords(9999), numberWords(12_108), numberWords(0)]).toEqual(['9,999', '12.1K', '0']);
  });

  it('say how many of what', () => {
    expect([counted(1, 'event'), counted(1204, 'event'), counted(0, 'entry', 'entries')]).toEqual([
      '1 event',
      '1,204 events',
      '0 entries',
    ]);
  });

  it('say when they are estimates', () => {
    expect([userWords(64), userWords(1200)]).toEqual(['64', '≈ 1,200']);
  });

  it('never say nothing or all of a share that is not', () => {
    expect([
      shareWords(1, 1000),
      shareWords(999, 1000),
      shareWords(57, 100),
      shareWords(0, 5),
      shareWords(0, 0),
    ]).toEqual(['<1%', '>99%', '57%', '0%', '0%']);
  });

  it('say sizes', () => {
    expect([sizeWords(0), sizeWords(512), sizeWords(1536), sizeWords(1024 * 1024)]).toEqual([
      '0 B',
      '512 B',
      '1.5 KB',
      '1 MB',
    ]);
  });
});

describe('bars', () => {
  const hour = Math.floor(now.getTime() / 3_600_000) * 3600;
  const series: Series = [
    [hour - 7200, 0],
    [hour - 3600, 100],
    [hour, 1],
  ];

  it('stand on the floor, the highest as high as there is room, and something is never nothing', () => {
    const bars = barsOf(series, { width: 30, height: 20, now: now.getTime() });
    expect(bars.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [1, 20, 8, 0],
      [11, 0, 8, 20],
      [21, 18.5, 8, 1.5],
    ]);
  });

  it('mark the hour that is not over', () => {
    const marks = (at: number): boolean[] =>
      barsOf(series, { width: 30, height: 20, now: at }).map(({ isUnfinished }) => isUnfinished);
    expect(marks(now.getTime())).toEqual([false, false, true]);
    expect(marks(now.getTime() + 3_600_000)).toEqual([false, false, false]);
  });

  it('are a sentence, too', () => {
    expect(barsSentence(series)).toBe('101 events in the last 3 hours, at most 100 in one hour');
    expect(barsSentence([[hour, 0]])).toBe('No events in the last 1 hour');
    expect(
      barsSentence([
        [0, 1],
        [86_400, 2],
      ]),
    ).toBe('3 events in the last 2 days, at most 2 in one day');
  });
});
