import { beforeAll, describe, expect, it } from 'vitest';
import { newEventId, newReporter, post, postToStore, type Reporter } from '../../kit/collector.ts';
import { eventOf, type ShownEvent } from '../../kit/errors.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

/** What is sent is JSON as text, so that it may hold what `JSON.stringify` would not write. */
async function shown(members: string): Promise<ShownEvent> {
  const id = newEventId();
  const body = `{"event_id":"${id}"}\n{"type":"event"}\n{${members}}`;
  expect(await post(reporter, body)).toEqual({ status: 200, json: { id } });
  return eventOf(reporter.project, id);
}

const TITLE = 'E: v';
const frame = '{"function":"f","lineno":3}';

describe('an exception has many shapes', () => {
  it.each<[string, string, string, number]>([
    ['an object with values', `{"values":[{"type":"E","value":"v","stacktrace":{"frames":[${frame}]}}]}`, TITLE, 1],
    ['a list, as Go sends it', `[{"type":"E","value":"v","stacktrace":{"frames":[${frame}]}}]`, TITLE, 1],
    ['one alone', `{"type":"E","value":"v","stacktrace":{"frames":[${frame}]}}`, TITLE, 1],
    ['null among the values', `{"values":[null,{"type":"E","value":"v"},null]}`, TITLE, 0],
    ['nothing but null', '{"values":[null]}', '<unlabeled event>', 0],
    ['no values', '{"values":[]}', '<unlabeled event>', 0],
    ['null', 'null', '<unlabeled event>', 0],
    ['a type alone', '{"values":[{"type":"E"}]}', 'E', 0],
    ['a value alone', '{"values":[{"value":"v"}]}', 'v', 0],
    ['a number as value', '{"values":[{"type":"E","value":42}]}', 'E: 42', 0],
    ['an object as value', '{"values":[{"type":"E","value":{"a":1}}]}', 'E: {"a":1}', 0],
    ['a made-up type', '{"values":[{"type":"E","value":"v","mechanism":{"synthetic":true}}]}', 'v', 0],
    ['a chain: the last one surfaced', '{"values":[{"type":"Cause"},{"type":"E","value":"v"}]}', TITLE, 0],
    ['several lines', '{"values":[{"type":"E","value":"v\\nand more"}]}', TITLE, 0],
    ['frames that are null', '{"values":[{"type":"E","value":"v","stacktrace":{"frames":null}}]}', TITLE, 0],
    ['a stack trace that is null', '{"values":[{"type":"E","value":"v","stacktrace":null}]}', TITLE, 0],
    [
      'null among the frames',
      `{"values":[{"type":"E","value":"v","stacktrace":{"frames":[null,${frame}]}}]}`,
      TITLE,
      1,
    ],
    ['a text', '"boom"', 'boom', 0],
  ])('%s', async (_, exception, title, frames) => {
    const event = await shown(`"exception":${exception}`);
    expect(event.title).toBe(title);
    expect(event.stack_trace_entries).toHaveLength(frames);
  });

  it('a stack may stand beside it, or in the one thread that crashed', async () => {
    const stack = `{"frames":[${frame}]}`;
    const entry = { function: 'f', lineNo: 3, colNo: 0, filename: null, abs_path: null, context: [] };
    for (const members of [
      `"exception":{"type":"E","value":"v"},"stacktrace":${stack}`,
      `"exception":{"type":"E","value":"v"},"threads":{"values":[{"stacktrace":${stack}}]}`,
      `"exception":{"type":"E","value":"v"},"threads":[{"id":1},{"id":2,"crashed":true,"stacktrace":${stack}}]`,
    ])
      expect((await shown(members)).stack_trace_entries).toEqual([entry]);
  });

  it('of a thousand frames the first and the last are kept', async () => {
    const frames = Array.from({ length: 1_000 }, (_, index) => `{"function":"f${index}","lineno":${index + 1}}`);
    const { stack_trace_entries: entries } = await shown(
      `"exception":{"type":"E","stacktrace":{"frames":[${frames.join()}]}}`,
    );
    expect(entries.length).toBeGreaterThanOrEqual(50);
    expect([entries[0], entries.at(-1)]).toMatchObject([{ function: 'f0' }, { function: 'f999' }]);
  });
});

describe('a message has many shapes', () => {
  it.each([
    ['a text', '"message":"m"', 'm'],
    ['several lines', '"message":"m\\nmore"', 'm'],
    ['with parameters in a list', '"message":{"message":"m %s","params":["x"]}', 'm x'],
    ['with parameters by name', '"logentry":{"message":"m %(a)s","params":{"a":"x"}}', 'm x'],
    ['already put together', '"logentry":{"message":"m {}","formatted":"m x"}', 'm x'],
    ['false', '"message":false', '<unlabeled event>'],
    ['null', '"message":null', '<unlabeled event>'],
    ['a number', '"message":5', '5'],
    ['none at all', '', '<unlabeled event>'],
  ])('%s', async (_, members, title) => {
    expect((await shown(members)).title).toBe(title);
  });
});

describe('fields are taken in the ways that clients write them', () => {
  const NOW = /^\d{4}-/;
  const ADDRESS = /^[\d.:a-f]+$/;
  it.each<[string, string, object]>([
    ['tags by name', '"tags":{"a":"b","n":1,"t":true,"z":null}', { tags: { a: 'b', n: '1', t: 'True' } }],
    ['tags as pairs', '"tags":[["a","b"],["n",1],null,["x"]]', { tags: { a: 'b', n: '1' } }],
    ['a number as user id', '"user":{"id":5}', { user: { id: 5 } }],
    ['no user', '"user":null', { user: null }],
    ['a user in raven’s spelling', '"sentry.interfaces.User":{"id":"7"}', { user: { id: '7' } }],
    ['a browser’s user', '"platform":"javascript"', { user: { ip_address: expect.stringMatching(ADDRESS) } }],
    [
      'a user to be found out',
      '"user":{"ip_address":"{{auto}}"}',
      { user: { ip_address: expect.stringMatching(ADDRESS) } },
    ],
    [
      'a browser’s user who is not asked',
      '"platform":"javascript","sdk":{"settings":{"infer_ip":"never"}}',
      { user: null },
    ],
    ['a user that is a text', '"user":"ada"', { title: '<unlabeled event>' }],
    [
      'a browser’s user agent',
      '"request":{"url":"https://a.example/b?c","headers":{"User-Agent":"curl/8.5.0"}},"tags":{"browser":"mine"}',
      { tags: { browser: 'mine', 'browser.name': 'curl', url: 'https://a.example/b', level: 'error' } },
    ],
    ['a level in words', '"level":"critical"', { level: 'fatal' }],
    ['a level as a number', '"level":30', { level: 'warning' }],
    ['a level of one’s own', '"level":"catastrophic"', { level: 'error' }],
    ['a platform of one’s own', '"platform":"cobol-on-cogs"', { platform: 'other' }],
    ['an environment that is a number', '"environment":1', { environment: '1' }],
    ['an empty transaction', '"transaction":""', { title: '<unlabeled event>' }],
    ['no time', '', { timestamp: expect.stringMatching(NOW) }],
    ['a time that is none', '"timestamp":"yesterday"', { timestamp: expect.stringMatching(NOW) }],
    ['contexts that hold null', '"contexts":{"os":null}', { payload: { contexts: { os: null } } }],
    ['headers with lists', '"request":{"headers":{"a":["b"]}}', { payload: { request: { headers: { a: ['b'] } } } }],
    ['headers as pairs', '"request":{"headers":[["a","b"]]}', { payload: { request: { headers: [['a', 'b']] } } }],
    ['breadcrumbs in values', '"breadcrumbs":{"values":[{}]}', { payload: { breadcrumbs: { values: [{}] } } }],
    ['breadcrumbs in a list', '"breadcrumbs":[{},null]', { payload: { breadcrumbs: [{}, null] } }],
  ])('%s', async (_, members, expected) => {
    expect(await shown(members)).toMatchObject(expected);
  });

  it('a hundred and thirty tags', async () => {
    const tags = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`t${index}`, `${index}`]));
    expect(await shown(`"tags":${JSON.stringify(tags)}`)).toMatchObject({ payload: { tags } });
  });
});

describe('a bare object is an event: only its size could speak against it', () => {
  it.each(['{}', ' {"a":1}', '{"type":"error"}', '{"exception":[],"message":[],"tags":"x","user":7}'])(
    '%s',
    async (body) => {
      const made = { status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } };
      const answer = await postToStore(reporter, body);
      expect(answer).toEqual(made);
      const { id } = answer.json as { id: string };
      expect(await eventOf(reporter.project, id)).toMatchObject({ event_id: id, payload: JSON.parse(body) as object });
    },
  );
});
