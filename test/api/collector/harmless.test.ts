import { beforeAll, describe, expect, it } from 'vitest';
import { newEventId, newReporter, post, report, type Reporter } from '../../kit/collector.ts';
import { anEvent } from '../../kit/collector.ts';
import { eventOf, eventsOf, untilCounted, type ShownEvent } from '../../kit/errors.ts';

let reporter: Reporter;
let sent = 0;

beforeAll(async () => {
  reporter = await newReporter();
});

async function shown(json: string): Promise<ShownEvent> {
  const id = newEventId();
  expect(await post(reporter, `{"event_id":"${id}"}\n{"type":"event"}\n${json}`)).toEqual({
    status: 200,
    json: { id },
  });
  sent++;
  return eventOf(reporter.project, id);
}

describe('what harms others is harmless', () => {
  it('NaN and Infinity, which Python writes, are nothing', async () => {
    const { payload } = await shown('{"message":"m","extra":{"a":NaN,"b":[Infinity,-Infinity],"c":1}}');
    expect(payload).toEqual({ message: 'm', extra: { a: null, b: [null, null], c: 1 } });
  });

  it('null characters go', async () => {
    const { title, payload, tags } = await shown('{"message":"a\\u0000b","tags":{"k\\u0000":"v\\u0000"}}');
    expect({ title, payload, tags }).toEqual({
      title: 'ab',
      payload: { message: 'ab', tags: { k: 'v' } },
      tags: { k: 'v', level: 'error' },
    });
  });

  it('halves of characters are replaced', async () => {
    const { title, payload } = await shown('{"message":"a\\ud800b\\udc00","extra":{"\\udfff":1}}');
    expect({ title, payload }).toEqual({
      title: 'a\ufffdb\ufffd',
      payload: { message: 'a\ufffdb\ufffd', extra: { '\ufffd': 1 } },
    });
  });

  it('raw control characters in a text are taken', async () => {
    const { payload } = await shown('{"message":"a\tb\u0001"}');
    expect(payload).toEqual({ message: 'a\tb\u0001' });
  });

  it('names that JavaScript knows are names like others', async () => {
    const { payload, tags } = await shown(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"tags":{"__proto__":"x","constructor":"y"}}',
    );
    expect(Object.keys(payload)).toEqual(['constructor', 'toString', 'tags', '(__proto__)']);
    expect(tags).toMatchObject({ constructor: 'y' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await shown('{"message":"after"}')).payload).toEqual({ message: 'after' });
  });

  it.each([
    ['objects', '{"a":', '1', '}'],
    ['lists', '[', '', ']'],
  ])('a hundred thousand %s in each other', async (_, open, middle, close) => {
    const deep = open.repeat(100_000) + middle + close.repeat(100_000);
    const { title, payload } = await shown(`{"message":"deep","extra":${deep}}`);
    expect(title).toBe('deep');
    expect(JSON.stringify(payload).length).toBeLessThan(2_000);
    expect(JSON.stringify(payload)).toContain('[nested too deeply]');
  });

  it('the same name twice: the last one counts', async () => {
    expect((await shown('{"message":"one","message":"two"}')).payload).toEqual({ message: 'two' });
  });

  it('a text of almost a megabyte in one line', async () => {
    const { title, payload } = await shown(`{"message":"${'m'.repeat(1_000_000)}"}`);
    expect(title).toBe(`${'m'.repeat(254)}…`);
    expect(payload['message']).toHaveLength(1_000_000);
  });

  it('a number that no double holds', async () => {
    expect((await shown('{"user":{"id":12345678901234567890}}')).user).toEqual({ id: '12345678901234567890' });
  });

  it('names of a thousand kinds', async () => {
    const odd = '"release":"r\\nr","environment":{"a":1},"transaction":["x"],"dist":{},"logger":5,"fingerprint":"x"';
    expect((await shown(`{"message":"m",${odd}}`)).title).toBe('m');
  });
});

it('all of them are counted, and listed below their errors', async () => {
  await report(reporter, anEvent());
  const errors = await untilCounted(reporter.project, sent + 1);
  const listed = await Promise.all(errors.map(({ id }) => eventsOf(reporter.project, id)));
  expect(listed.map((events) => events.length)).toEqual(errors.map(({ count }) => count));
});
