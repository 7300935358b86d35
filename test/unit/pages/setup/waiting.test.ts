import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agoWords, arrivalOf, markOf } from '../../../../pages/setup/arrival.ts';
import { dsnOf, storeAddress } from '../../../../pages/setup/dsn.ts';
import { reasonsOf } from '../../../../pages/setup/reasons.ts';
import { refusalOf, testEnvelope } from '../../../../pages/setup/test-event.ts';

const DSN = 'https://glet_abc@errors.example.com/api/v4/error_tracking/collector/42';

describe('a DSN', () => {
  it('is taken apart, with port, path and stray blanks', () => {
    const parts = { publicKey: 'glet_abc', base: 'https://errors.example.com/api', projectId: '42' };
    expect(dsnOf(` ${DSN}\n`)).toEqual(parts);
    expect(storeAddress(parts)).toBe(
      'https://errors.example.com/api/v4/error_tracking/collector/api/42/store/?sentry_key=glet_abc',
    );
    expect(dsnOf('http://k@localhost:8080/api/v4/error_tracking/collector/1')).toMatchObject({
      base: 'http://localhost:8080/api',
    });
  });

  it.each([
    '',
    'https://glet_abc@o1.ingest.sentry.io/42',
    'javascript://glet_abc@errors.example.com/api/v4/error_tracking/collector/42',
    `${DSN}'; rm -rf ~ #`,
    "https://a'b@errors.example.com/api/v4/error_tracking/collector/42",
    'https://k@host"/api/v4/error_tracking/collector/42',
  ])('%j is none', (text) => {
    expect(dsnOf(text)).toBeNull();
  });

  it('has nothing that ends a quote', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, host) => {
        const dsn = `https://${key}@${host}/api/v4/error_tracking/collector/42`;
        fc.pre(dsnOf(dsn) !== null);
        expect(dsn).not.toMatch(/['"`\\$\s]/);
      }),
    );
  });
});

describe('what has come', () => {
  const latest = { id: 7, count: 1, last_seen: '2026-11-26T10:00:00.000Z' };

  it('is nothing, then the first event', () => {
    expect(arrivalOf(null, undefined)).toBe('waiting');
    expect(arrivalOf(null, latest)).toBe('arrived');
  });

  it('is what was there before, until another event or another error comes', () => {
    const before = markOf(latest);
    expect(arrivalOf(before, latest)).toBe('earlier');
    expect(arrivalOf(before, { ...latest, count: 2 })).toBe('arrived');
    expect(arrivalOf(before, { ...latest, id: 8 })).toBe('arrived');
    expect(arrivalOf(before, undefined)).toBe('waiting');
  });

  it.each([
    [0, 'just now'],
    [-30, 'just now'],
    [2, '2 s ago'],
    [59, '59 s ago'],
    [60, '1 minute ago'],
  ])('%i seconds ago is %s', (seconds, words) => {
    const now = new Date('2026-11-26T10:00:00Z');
    expect(agoWords(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
  });
});

describe('why nothing comes', () => {
  const knownOf = (facts: Parameters<typeof reasonsOf>[0]): string[] =>
    reasonsOf(facts)
      .filter(({ isKnown }) => isKnown)
      .map(({ text }) => text);

  it('claims nothing that it does not know', () => {
    expect(knownOf({ keys: null, stats: null })).toEqual([]);
    expect(knownOf({ keys: [{ id: 1, active: true }], stats: { dropped: 0, garbled: 0 } })).toEqual([]);
  });

  it('says of one thing only that it takes a while: what is switched on is not kept from anybody', () => {
    const unseen = reasonsOf({ keys: null, stats: null }).map(({ text }) => text);
    expect(unseen.filter((text) => text.includes('seconds'))).toEqual([
      'A raised limit holds within ten seconds. A key that is new or switched on works at once.',
    ]);
    expect(refusalOf(404, null).message).not.toMatch(/second/);
  });

  it('names limits, destroyed requests, and keys that are off', () => {
    const keys = [1, 2, 3].map((id) => ({ id, active: id === 2 }));
    expect(knownOf({ keys, stats: { dropped: 1, garbled: 2 } })).toEqual([
      expect.stringMatching(/^1 event was refused since yesterday because a limit/),
      expect.stringMatching(/^2 requests .* they were compressed/),
      expect.stringMatching(/^Client keys 1, 3 are off/),
    ]);
  });
});

describe('the test event', () => {
  it('has its key in its header alone, and the id that it is found by', () => {
    const id = 'a'.repeat(32);
    const lines = testEnvelope(DSN, id, new Date('2026-11-26T10:00:00Z')).split('\n');
    const [header, item, event] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(header).toEqual({ event_id: id, dsn: DSN, sent_at: '2026-11-26T10:00:00.000Z' });
    expect(item).toEqual({ type: 'event' });
    expect(event).toMatchObject({ event_id: id, timestamp: '2026-11-26T10:00:00.000Z' });
    expect(JSON.stringify(event)).not.toContain('glet_abc');
  });

  it('says why it was not taken', () => {
    expect(refusalOf(404, null).message).toMatch(/no such key/);
    expect(refusalOf(429, 'events of this key').message).toBe('A limit is reached: events of this key.');
    expect(refusalOf(500, null).message).toBe('The collector answered 500.');
  });
});
