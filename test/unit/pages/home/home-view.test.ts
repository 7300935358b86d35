import { describe, expect, it } from 'vitest';
import { eventsWords, newsEverywhere, newsWords, openWords } from '../../../../pages/home/home-view.ts';

const error = { id: 1, title: 'T', type: 'T', message: '', culprit: '', level: 'error', count: 1, last_seen: '' };
const news = (at: string, kind: 'new' | 'came-back' = 'new') => ({ news: kind, at, error });

describe('all projects together', () => {
  it('have their news in one list, the latest first', () => {
    const projects = [
      { path_with_namespace: 'a/a', news: [news('2026-03-01T03:00:00.000Z'), news('2026-03-01T01:00:00.000Z')] },
      { path_with_namespace: 'b/b', news: [news('2026-03-01T02:00:00.000Z', 'came-back')] },
    ];
    expect(newsEverywhere(projects).map(({ project, at }) => [project, at.slice(11, 13)])).toEqual([
      ['a/a', '03'],
      ['b/b', '02'],
      ['a/a', '01'],
    ]);
  });

  it('show what can be read at a glance', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      path_with_namespace: `a/${index}`,
      news: [news(new Date(index * 1000).toISOString())],
    }));
    const shown = newsEverywhere(many);
    expect([shown.length, shown[0]!.project]).toEqual([20, 'a/29']);
  });
});

describe('a project', () => {
  it('says in words how it does', () => {
    expect(openWords({ unresolved: 1000, capped: true })).toBe('1,000+');
    expect(openWords({ unresolved: 0, capped: false })).toBe('0');
    expect(newsWords([news('', 'came-back'), news(''), news('')])).toBe('2 new, 1 came back');
    expect(newsWords([])).toBe('');
    expect(
      eventsWords([
        [0, 1200],
        [3600, 4],
      ]),
    ).toBe('1,204 events in 24 hours');
  });
});
