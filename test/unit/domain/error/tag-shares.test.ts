import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tagSharesOf } from '../../../../shared/domain/error/tag-shares.ts';

it('tags are counted by events, and their values', () => {
  const events: Record<string, string>[] = [
    { browser: 'Firefox 130', os: 'Linux' },
    { browser: 'Chrome 126', os: 'Linux', plan: 'free' },
    { browser: 'Chrome 126' },
  ];
  expect(tagSharesOf(events)).toEqual({
    sample: 3,
    tags: [
      {
        key: 'browser',
        events: 3,
        distinct: 2,
        values: [
          { value: 'Chrome 126', events: 2 },
          { value: 'Firefox 130', events: 1 },
        ],
      },
      { key: 'os', events: 2, distinct: 1, values: [{ value: 'Linux', events: 2 }] },
      { key: 'plan', events: 1, distinct: 1, values: [{ value: 'free', events: 1 }] },
    ],
  });
});

it('at most fifty tags are shown, and of each ten values', () => {
  const tagsOf = (event: number) =>
    Object.fromEntries(Array.from({ length: 1_000 }, (_, tag) => [`tag${tag}`, `${event}`]));
  const { tags } = tagSharesOf(Array.from({ length: 30 }, (_, event) => tagsOf(event)));
  expect(tags).toHaveLength(50);
  expect(tags.every(({ values, distinct, events }) => values.length === 10 && distinct === 30 && events === 30)).toBe(
    true,
  );
});

it('no tag has more events than there are, and its values have no more than it', () => {
  const tags = fc.dictionary(fc.string(), fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(fc.array(tags, { maxLength: 20 }), (events) => {
      for (const share of tagSharesOf(events).tags) {
        expect(share.events).toBeLessThanOrEqual(events.length);
        expect(share.values.reduce((sum, value) => sum + value.events, 0)).toBe(share.events);
      }
    }),
  );
});
