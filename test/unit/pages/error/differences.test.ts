import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../../pages/error/differences-of.ts';
import { shownEvent } from './shown-event.ts';

type Fields = Readonly<Record<string, unknown>>;

const names = (before: Fields, after: Fields): string[] =>
  differencesOf(shownEvent(before), shownEvent(after)).list.map(({ name }) => name);

describe('what differs between two events', () => {
  it('is named with both values, release and environment first, and what is the same is not', () => {
    const before = { release: 'shop@1.0', environment: 'staging', tags: { region: 'eu', basket: '1' } };
    const after = { release: 'shop@1.1', environment: 'staging', tags: { region: 'eu', plan: 'pro' } };
    expect(differencesOf(shownEvent(before), shownEvent(after))).toEqual({
      list: [
        { name: 'release', before: 'shop@1.0', after: 'shop@1.1' },
        { name: 'tag plan', before: null, after: 'pro' },
        { name: 'tag basket', before: '1', after: null },
      ],
      left: 0,
    });
    expect(differencesOf(shownEvent(before), shownEvent(before))).toEqual({ list: [], left: 0 });
  });

  it('goes into users, requests and contexts', () => {
    const before = { user: { id: 1, geo: { city: 'Bonn' } }, request: { url: '/a' }, contexts: { app: { build: 1 } } };
    const after = { user: { id: 2, geo: { city: 'Köln' } }, request: { url: '/b' }, contexts: { app: { build: 2 } } };
    expect(names(before, after)).toEqual(['user id', 'user geo.city', 'request url', 'context app.build']);
  });

  it('does not say the same twice: of a context, its tag, and the name within the tag', () => {
    const before = { tags: { os: 'Linux 6', 'os.name': 'Linux' }, contexts: { os: { name: 'Linux', version: '6' } } };
    const after = { tags: { os: 'macOS 15', 'os.name': 'macOS' }, contexts: { os: { name: 'macOS', version: '15' } } };
    expect(names(before, after)).toEqual(['tag os']);
  });

  it('leaves out what is another one in each event', () => {
    const before = { contexts: { trace: { trace_id: 'a', op: 'x' }, device: { free_memory: 1, boot_time: 'y' } } };
    const after = { contexts: { trace: { trace_id: 'b', op: 'z' }, device: { free_memory: 2, boot_time: 'w' } } };
    expect(names(before, after)).toEqual([]);
  });

  it('compares what lies deep as a whole, and takes a value and its text for the same', () => {
    const deep = (value: number) => ({ contexts: { state: { a: { b: { c: { d: value } } } } } });
    expect(differencesOf(shownEvent(deep(1)), shownEvent(deep(2))).list).toEqual([
      { name: 'context state.a.b.c', before: '{"d":1}', after: '{"d":2}' },
    ]);
    expect(names({ user: { id: 7 } }, { user: { id: '7' } })).toEqual([]);
  });

  it('is bounded, whatever is sent', () => {
    const many = (mark: string) =>
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, mark.repeat(1_000)]));
    const { list, left } = differencesOf(shownEvent({ tags: many('a') }), shownEvent({ tags: many('b') }));
    expect(list).toHaveLength(40);
    expect(left).toBeGreaterThan(1_000);
    expect(list[0]!.after).toBe(`${'b'.repeat(200)}…`);
  });

  it('can be told of an external Sentry, whose events have no details', () => {
    const { list } = differencesOf(
      shownEvent({ details: null, user: { id: 1 } }),
      shownEvent({ details: null, user: { id: 2 } }),
    );
    expect(list).toEqual([{ name: 'user id', before: '1', after: '2' }]);
  });
});
