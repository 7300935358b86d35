import { describe, expect, it, vi } from 'vitest';
import { pathFromName } from '../../../pages/projects/path-from-name.ts';
import { SIGN_IN_PROBLEMS } from '../../../shared/domain/sign-in/failure.ts';
import { PROBLEM_SENTENCES, problemOf } from '../../../pages/session/sign-in-problems.ts';
import { returnPath } from '../../../pages/session/return-path.ts';
import { createSettings } from '../../../pages/settings/create-settings.ts';
import { createToasts } from '../../../pages/toasts/toasts.ts';
import { childrenOf, summaryOf } from '../../../pages/parts/tree-view.ts';

describe('after a sign-in', () => {
  it.each(['/api/ui', '/api/ui/demo/shop/-/error_tracking?status=all'])('%s is gone on to', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    '/',
    '//evil.example',
    'https://evil.example/api/ui/',
    '/api/uix',
    '/api/ui/\\evil',
    '/api/ui/-/sign-in',
  ])('%j leads home', (path) => {
    expect(returnPath(path)).toBe('/api/ui/');
  });
});

describe('a sign-in that came to nothing', () => {
  it('is told in a sentence for each word that the API has, and for no other', () => {
    expect(Object.keys(PROBLEM_SENTENCES).toSorted()).toEqual(SIGN_IN_PROBLEMS.toSorted());
    expect(new Set(SIGN_IN_PROBLEMS.map(problemOf)).size).toBe(SIGN_IN_PROBLEMS.length);
  });

  it.each(['__proto__', 'toString', '<script>'])('says nothing of %s but that it came to nothing', (word) => {
    expect(problemOf(word)).toBe('The sign-in came to nothing. Please begin again.');
  });

  it.each([undefined, ''])('is none where the address says %j', (word) => expect(problemOf(word)).toBeNull());
});

describe('view settings', () => {
  it('are kept, and what is not of them is not taken', () => {
    const kept = new Map([
      ['glet-view', '{"frames":"all","scheme":"pink","shortcuts":"no","__proto__":1,"other":true}'],
    ]);
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const settings = createSettings(() => storage);
    expect([settings.get('frames'), settings.get('scheme'), settings.get('shortcuts')]).toEqual([
      'all',
      'system',
      true,
    ]);
    settings.set('barsDays', 14);
    expect(createSettings(() => storage).get('barsDays')).toBe(14);
  });

  it('hold without a store, too', () => {
    const settings = createSettings(() => {
      throw new Error('denied');
    });
    settings.set('scheme', 'dark');
    expect(settings.get('scheme')).toBe('dark');
  });
});

describe('messages', () => {
  it('take back what was done last, once', () => {
    const toasts = createToasts();
    const undo = vi.fn<() => void>();
    toasts.add('1 resolved', { undo });
    toasts.add('Copied');
    expect([toasts.undoLast(), toasts.undoLast(), undo.mock.calls.length]).toEqual([true, false, 1]);
    expect(toasts.shown().map(({ text }) => text)).toEqual(['Copied']);
  });

  it('are three at most', () => {
    const toasts = createToasts();
    for (const text of ['a', 'b', 'c', 'd']) toasts.add(text);
    expect(toasts.shown().map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  });
});

describe('small words', () => {
  it('suggest a path', () => {
    expect([pathFromName('Web Shop (EU)'), pathFromName('Größe'), pathFromName('日本')]).toEqual([
      'web-shop-eu',
      'gro-e',
      '',
    ]);
  });

  it('sum up values that are not opened', () => {
    const values = [{ a: 1 }, {}, [1, 2], [], null, true, 3];
    expect(values.map(summaryOf)).toEqual(['{…} 1', '{}', '[…] 2', '[]', 'null', 'true', '3']);
    expect([childrenOf('text'), childrenOf([5])]).toEqual([null, [['0', 5]]]);
  });
});
