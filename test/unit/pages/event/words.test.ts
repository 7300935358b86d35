import { describe, expect, it } from 'vitest';
import { breadcrumbsWith, breadcrumbText, kindsOf, timeBefore } from '../../../../pages/event/breadcrumb-words.ts';
import { contextTitle, contextWords, sortedContexts } from '../../../../pages/event/context-words.ts';
import type { Breadcrumb } from '../../../../pages/event/event-types.ts';
import { mechanismWords, relationOf, threadName } from '../../../../pages/event/exception-words.ts';
import { keptSentences } from '../../../../pages/event/kept-words.ts';

const crumb = (said: Partial<Breadcrumb>): Breadcrumb => ({
  timestamp: null,
  type: null,
  category: null,
  level: 'info',
  message: null,
  data: null,
  ...said,
});

describe('a breadcrumb', () => {
  it.each([
    [{ type: 'http', data: { method: 'GET', url: '/cart', status_code: 500 } }, 'GET /cart → 500'],
    [{ category: 'xhr', data: { method: 'POST', url: '/a', status_code: '201' } }, 'POST /a → 201'],
    [{ category: 'fetch', message: 'm', data: { url: '/a' } }, '/a'],
    [
      { category: 'httplib', data: { url: '/a', 'http.response.status_code': 204, 'http.method': 'PUT' } },
      'PUT /a → 204',
    ],
    [{ category: 'log', message: 'said', data: { url: '/a' } }, 'said'],
    [{ category: 'navigation', data: { from: '/a', to: '/b' } }, '/a → /b'],
    [{ category: 'navigation', data: { to: '/b' } }, '→ /b'],
    [{ category: 'console', message: 'slow', data: { x: 1 } }, 'slow'],
    [{ type: 'http', data: { url: { a: 1 }, method: [] } }, ''],
    [{}, ''],
  ])('%j says %j', (said, text) => {
    expect(breadcrumbText(crumb(said as Partial<Breadcrumb>))).toBe(text);
  });

  it('is found by its kind, its words and its data', () => {
    const all = [
      crumb({ category: 'a', message: 'One' }),
      crumb({ category: 'a', data: { deep: { key: 'Two' } } }),
      crumb({ type: 'b', message: 'Three' }),
    ];
    expect(kindsOf(all)).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(breadcrumbsWith(all, 'a', '')).toEqual(all.slice(0, 2));
    expect(breadcrumbsWith(all, '', 'two')).toEqual([all[1]]);
    expect(breadcrumbsWith(all, 'b', 'one')).toEqual([]);
  });

  it.each([
    ['2026-01-01T00:00:00.000Z', '−6.2 s'],
    ['2026-01-01T00:00:06.080Z', '−120 ms'],
    ['2026-01-01T00:00:06.320Z', '+120 ms'],
    ['2025-12-31T23:57:01.200Z', '−3 min 5 s'],
    ['2025-12-31T21:59:06.200Z', '−2 h 1 min'],
    ['nonsense', null],
    [null, null],
  ])('of %s was %s', (at, words) => {
    expect(timeBefore(at, '2026-01-01T00:00:06.200Z')).toBe(words);
  });
});

describe('an exception', () => {
  const one = (type: string, cause_of: number | null, isGroup = false) => ({
    type,
    cause_of,
    mechanism: isGroup ? { ...MECHANISM, is_group: true } : null,
  });
  const MECHANISM = {
    type: 'generic',
    handled: false,
    synthetic: true,
    is_group: false,
    source: 'errors[0]',
    description: null,
    data: null,
  };

  it('says how it belongs to the others', () => {
    const all = [
      one('Outer', null),
      one('Cause', 0),
      one('Group', 1, true),
      one('A', 2),
      one('B', 2),
      one('Late', 0),
      { ...one('Of it', 2), mechanism: { ...MECHANISM, source: '__cause__' } },
    ];
    expect(all.map((_, index) => relationOf(all, index))).toEqual([
      null,
      'caused by',
      'caused by',
      'in the group of Group',
      'in the group of Group',
      'cause of Outer',
      'cause of Group',
    ]);
  });

  it('says how it was caught', () => {
    expect(mechanismWords(null)).toEqual({ handled: null, about: [] });
    expect(mechanismWords(MECHANISM)).toEqual({ handled: 'unhandled', about: ['generic', 'errors[0]', 'synthetic'] });
  });

  it('may be in a thread with a name', () => {
    const thread = { id: '7', name: null, state: null, crashed: null, current: null };
    expect(threadName(thread)).toBe('Thread 7');
    expect(threadName({ ...thread, name: 'main', crashed: true, state: 'RUNNABLE' })).toBe('main (crashed, RUNNABLE)');
  });
});

describe('a context', () => {
  it.each([
    ['browser', { name: 'Chrome', version: '126.0' }, 'Chrome 126.0'],
    ['runtime', { raw_description: '.NET 8' }, '.NET 8'],
    ['device', { model: 'Pixel 7', manufacturer: 'Google' }, 'Pixel 7 · Google'],
    ['app', { app_name: 'Shop', app_version: '1.4', app_build: 77 }, 'Shop 1.4 (build 77)'],
    ['trace', { op: 'http.server', trace_id: 'abc' }, 'http.server · abc'],
    ['response', { status_code: 502 }, 'status 502'],
    ['response', {}, ''],
    ['basket', { name: 'x' }, ''],
    ['os', { name: { a: 1 } }, ''],
  ])('%s of %j is %j', (name, fields, words) => {
    expect(contextWords(name, fields)).toBe(words);
  });

  it('has a name that people know, and its place', () => {
    expect(contextTitle('os', {})).toBe('Operating system');
    expect(contextTitle('phone', { type: 'device' })).toBe('Device');
    expect(contextTitle('constructor', { type: 'toString' })).toBe('constructor');
    expect(sortedContexts({ zoo: {}, app: {}, basket: {}, runtime: {} }).map(([name]) => name)).toEqual([
      'runtime',
      'app',
      'basket',
      'zoo',
    ]);
  });
});

describe('what is not there of an event', () => {
  it('is said in sentences', () => {
    const nothing = { filtered: { paths: [], total: 0 }, trimmed: null, left_out: [] };
    expect(keptSentences(nothing)).toEqual([]);
    expect(
      keptSentences({
        filtered: { paths: ['a'], total: 2 },
        trimmed: { steps: ['frame vars', 'threads'], bytes: 524_288 },
        left_out: ['vars', 'modules'],
      }),
    ).toEqual([
      '2 values were filtered.',
      'The event had 512 KB, more than is stored, so it was trimmed: frame vars, threads.',
      'Too large to be shown here: variables of frames, modules. The JSON has them.',
    ]);
  });
});
