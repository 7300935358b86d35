import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eventEntity } from '../../../../shared/present/gitlab/event.ts';
import { openSecurityReports } from '../../../../shared/ingest/request/security-reports.ts';
import { ingested } from '../../../kit/ingested.ts';

const receivedAt = new Date('2025-08-01T10:00:02Z');
const shown = (payload: unknown, more: object = {}) => {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  const read = ingested({ bytes, ...more });
  if (read.outcome !== 'ok') throw new Error(read.outcome);
  return eventEntity(read.event).details;
};
const group = (id: number, parent: number | null, type: string, isGroup = false) => ({
  type,
  mechanism: { exception_id: id, ...(parent !== null && { parent_id: parent }), is_exception_group: isGroup },
});
const chain = ({ exceptions }: ReturnType<typeof shown>) =>
  exceptions.map(({ type, cause_of, headline }) => [type, cause_of, headline]);

describe('exceptions', () => {
  it('of a chain begin with the one that surfaced', () => {
    expect(chain(shown({ exception: { values: [{ type: 'A' }, null, {}, { type: 'B' }, { type: 'C' }] } }))).toEqual([
      ['C', null, true],
      ['B', 0, false],
      ['A', 1, false],
    ]);
  });

  it('of a group stand behind it, each before its causes, in the order of their numbers', () => {
    const [root, one, cause, two] = [group(0, null, 'G', true), group(1, 0, 'A'), group(2, 1, 'B'), group(3, 0, 'C')];
    const order = [
      ['G', null, true],
      ['A', 0, false],
      ['B', 1, false],
      ['C', 0, false],
    ];
    expect(chain(shown({ exception: [two, cause, one, root] }))).toEqual(order);
    expect(chain(shown({ exception: [one, cause, two, root] }))).toEqual(order);
  });

  it('name the member of a group that the title is made of', () => {
    const exceptions = [group(2, 0, 'A'), group(1, 0, 'A'), group(0, null, 'G', true)];
    expect(chain(shown({ exception: exceptions })).filter(([, , headline]) => headline)).toHaveLength(1);
    expect(chain(shown({ exception: exceptions }))[0]).toEqual(['G', null, false]);
  });

  it('are shown where they are a list, one object or a text', () => {
    for (const exception of [
      [{ type: 'E', value: 'no' }],
      { type: 'E', value: 'no' },
      { values: { type: 'E', value: 'no' } },
    ])
      expect(shown({ exception }).exceptions).toMatchObject([{ type: 'E', value: 'no' }]);
    expect(shown({ exception: 'no' }).exceptions).toMatchObject([{ type: null, value: 'no' }]);
  });
});

it('frames that grouping leaves out are not own: what throws, and what is behind it', () => {
  const frames = ['shop::pay', 'core::panicking::panic', 'std::io::write'].map((name) => ({
    function: name,
    in_app: true,
  }));
  const [exception] = shown({ platform: 'rust', exception: [{ type: 'panic', stacktrace: { frames } }] }).exceptions;
  expect(exception!.frames.map(({ in_app, own }) => [in_app, own])).toEqual([
    [true, true],
    [true, false],
    [true, false],
  ]);
});

it('frames without the mark are own unless a library is in their path', () => {
  const frames = [{ filename: 'node_modules/x/a.js' }, { filename: 'src/b.js', vars: [1] }, { filename: 'node:net' }];
  const [exception] = shown({ platform: 'node', exception: [{ type: 'E', stacktrace: { frames } }] }).exceptions;
  expect(exception!.frames.map(({ own }) => own)).toEqual([false, true, false]);
  expect(exception!.frames[1]!.vars).toEqual({ 0: 1 });
});

it('threads begin with the one that crashed, then the one that sent it', () => {
  const threads = { values: [{ id: 1 }, { id: 2, current: true }, { id: '3', crashed: true, name: 'ui' }] };
  expect(shown({ threads }).threads.map(({ id }) => id)).toEqual(['3', '2', '1']);
});

it('breadcrumbs are by the clock that the event was put right by', () => {
  const crumb = { timestamp: '2025-08-01T08:59:54', category: 'http', data: { method: 'GET', status_code: 500 } };
  const event = { timestamp: '2025-08-01T09:00:00Z', breadcrumbs: [crumb, null, {}, 'text', { timestamp: 'then' }] };
  const { breadcrumbs } = shown(event, { sentAt: '2025-08-01T09:00:02Z' });
  const empty = { timestamp: null, type: null, category: null, level: 'info', message: null, data: null };
  expect(breadcrumbs).toEqual([
    { ...empty, timestamp: '2025-08-01T09:59:54.000Z', category: 'http', data: crumb.data },
    { ...empty, message: 'text' },
    empty,
  ]);
});

it.each([
  ['text', 'a=1&b=%20x', { a: '1', Cookie: 'no' }],
  [
    'pairs',
    [
      ['a', '1'],
      ['b', ' x'],
    ],
    [
      ['a', '1'],
      ['Cookie', ['no']],
    ],
  ],
  [
    'objects',
    { a: 1, b: ' x' },
    [
      { key: 'a', value: 1 },
      { name: 'Cookie', value: 'no' },
    ],
  ],
])('a request has its query and headers as pairs, sent as %s', (_shape, query_string, headers) => {
  const { request } = shown({ request: { query_string, headers, cookies: 'theme=dark; sid=abc', method: 'get' } });
  expect(request).toMatchObject({
    method: 'get',
    query: [
      ['a', '1'],
      ['b', ' x'],
    ],
    headers: [
      ['a', '1'],
      ['Cookie', '[Filtered]'],
    ],
    cookies: [
      ['theme', 'dark'],
      ['sid', '[Filtered]'],
    ],
  });
});

it('says where something was filtered, and how often', () => {
  const { filtered } = shown({ extra: { password: 'x', list: [{ api_key: 'y' }] }, message: 'mail to a@example.com' });
  expect(filtered).toEqual({ paths: ['extra.password', 'extra.list.0.api_key', 'message'], total: 3 });
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`password${i}`, 'x']));
  expect(shown({ extra: many }).filtered).toMatchObject({ total: 150, paths: { length: 100 } });
});

it('says what was trimmed, and how large the event was', () => {
  const noise = Array.from({ length: 10_000 }, (_, i) => createHash('sha512').update(`${i}`).digest('base64'));
  const { trimmed, size_bytes } = shown({ extra: { noise }, message: 'no' });
  expect(trimmed!.steps).toContain('big values');
  expect(size_bytes).toBe(trimmed!.bytes);
  expect(shown({ message: 'no' })).toMatchObject({ trimmed: null, size_bytes: '{"message":"no"}'.length });
});

it('a security report has its fields', () => {
  const csp = {
    'document-uri': 'https://shop.example/',
    'violated-directive': 'img-src',
    'blocked-uri': 'https://x.example',
  };
  const opened = openSecurityReports(Buffer.from(JSON.stringify({ 'csp-report': csp })), {
    receivedAt,
    remoteAddress: null,
  });
  if (opened.outcome !== 'ok') throw new Error(opened.outcome);
  expect(shown(opened.events[0]!.bytes)).toMatchObject({
    report: { kind: 'csp', fields: csp },
    request: { url: 'https://shop.example/' },
    grouping: { rule: 'fingerprint', parts: ['csp', 'img-src', 'x.example'] },
  });
});

it('leaves out what the answer has no room for, and says so', () => {
  const details = shown({ extra: { a: '"'.repeat(400_000) }, contexts: { os: { name: 'Linux' } } });
  expect(details).toMatchObject({ left_out: ['modules', 'extra'], extra: {}, contexts: { os: { name: 'Linux' } } });
});
