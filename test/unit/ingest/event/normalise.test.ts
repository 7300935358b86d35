import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../../shared/ingest/event/normalise.ts';

const receivedAt = new Date('2025-08-01T12:00:00Z');
const ID = 'fc6d8c0c43fc4630ad850ee518f1b9d0';

function normalised(payload: unknown, more: { headerEventId?: Json } = {}) {
  return normalise(payload as JsonObject, { receivedAt, ...more });
}

describe('an event without anything', () => {
  it('is an event', () => {
    expect(normalised({ event_id: ID })).toEqual({
      event_id: ID,
      timestamp: '2025-08-01T12:00:00.000Z',
      level: 'error',
      platform: 'other',
      logger: null,
      release: null,
      environment: null,
      transaction: null,
      exceptions: [],
      frames: [],
      crash_site: null,
      message: null,
      fingerprint: null,
      tags: {},
      user: null,
    });
  });
});

describe('the id', () => {
  it.each([
    ['dashed', 'FC6D8C0C-43FC-4630-AD85-0EE518F1B9D0', undefined],
    ['in the header only', undefined, ID],
    ['in the header, which wins', '0'.repeat(31) + '1', ID],
    ['in the payload, the header’s being none', ID, 'nonsense'],
  ])('may be %s', (_title, event_id, headerEventId) => {
    expect(normalised({ event_id }, { headerEventId: headerEventId ?? null }).event_id).toBe(ID);
  });

  it.each([undefined, null, '', 'xyz', 5, [ID], '0'.repeat(32)])('is made where %j is sent', (event_id) => {
    expect(normalised({ event_id }).event_id).toMatch(/^[0-9a-f]{32}$/);
    expect(normalised({ event_id }).event_id).not.toBe(normalised({ event_id }).event_id);
  });
});

describe('the level', () => {
  it.each<[unknown, string]>([
    ...(['fatal', 'error', 'warning', 'info', 'debug'] as const).map((level): [unknown, string] => [level, level]),
    ['log', 'info'],
    ['critical', 'fatal'],
    ['warn', 'warning'],
    ['WARNING', 'warning'],
    [10, 'debug'],
    [20, 'info'],
    [30, 'warning'],
    [40, 'error'],
    [50, 'fatal'],
    ['50', 'fatal'],
    ...[35, null, '', 'constructor', {}, [], true].map((bad): [unknown, string] => [bad, 'error']),
  ])('%j is %s', (level, expected) => {
    expect(normalised({ level }).level).toBe(expected);
  });
});

describe('a name', () => {
  it.each(['release', 'environment', 'transaction', 'logger'] as const)('%s is one line of at most 200', (name) => {
    expect(normalised({ [name]: ` a\nb\n` })[name]).toBe('a b');
    expect(normalised({ [name]: 'x'.repeat(500) })[name]).toBe('x'.repeat(200));
    expect(normalised({ [name]: `${'x'.repeat(199)}😀` })[name]).toBe('x'.repeat(199));
    expect(normalised({ [name]: 7 })[name]).toBe('7');
    for (const bad of ['', ' ', null, false, {}, ['a']]) expect(normalised({ [name]: bad })[name]).toBeNull();
  });

  it("a transaction's name may be the culprit, an environment's a tag", () => {
    expect(normalised({ transaction: '', culprit: 'a in b' }).transaction).toBe('a in b');
    expect(normalised({ tags: { environment: 'qa' } }).environment).toBe('qa');
  });

  it.each([
    ['python', 'python'],
    ['Native', 'native'],
    ['toaster', 'other'],
    [null, 'other'],
    [{}, 'other'],
  ])('%j is the platform %s', (platform, expected) => {
    expect(normalised({ platform }).platform).toBe(expected);
  });
});

describe('tags', () => {
  it.each<[string, unknown, Record<string, string>]>([
    ['an object', { a: 'x', b: true, c: false, d: 1.5, e: null, f: '' }, { a: 'x', b: 'True', c: 'False', d: '1.5' }],
    ['pairs', [['a', 'x'], ['b', 2], ['a', 'y'], ['c', null], null, [], ['d'], 'e'], { a: 'y', b: '2' }],
    ['objects of key and value', [{ key: 'a', value: 'x' }], { a: 'x' }],
    ['keys of other alphabets', { 'a b/c': '1', ' d ': '2' }, { 'a-b-c': '1', d: '2' }],
    ['values of several lines', { a: 'x\r\ny' }, { a: 'x y' }],
    ['values that are objects', { a: { b: 1 } }, { a: '{"b":1}' }],
    ['long ones', { ['k'.repeat(300)]: 'v'.repeat(300) }, { ['k'.repeat(200)]: 'v'.repeat(200) }],
    ...['text', null, 5, true].map((bad): [string, unknown, {}] => [JSON.stringify(bad), bad, {}]),
  ])('may be %s', (_title, tags, expected) => {
    expect(normalised({ tags }).tags).toEqual(expected);
  });

  it('may be 130, and are bounded together', () => {
    const tags = (count: number, value: string) => Array.from({ length: count }, (_, index) => [`k${index}`, value]);
    expect(Object.keys(normalised({ tags: tags(130, 'value') }).tags)).toHaveLength(130);
    const text = JSON.stringify(normalised({ tags: tags(5000, 'v'.repeat(200)) }).tags);
    expect(text.length).toBeLessThan(20_000);
  });

  it('may be called as prototypes are', () => {
    const { tags } = normalised(JSON.parse('{"tags":{"__proto__":"x","constructor":"y"}}'));
    expect(Object.entries(tags)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('the fingerprint', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      [true, false, 7, 1.9, -0.5, null, {}, []],
      ['True', 'False', '7', '1', '0'],
    ],
    [
      ['{{default}}', 'x'],
      ['{{ default }}', 'x'],
    ],
    [['{{ default }}'], null],
    [['{{default}}', '{{ default }}'], null],
    [[], null],
    [[null], null],
    ['text', null],
    [{ 0: 'a' }, null],
    [null, null],
  ])('%j counts as %j', (fingerprint, expected) => {
    expect(normalised({ fingerprint }).fingerprint).toEqual(expected);
  });
});

describe('the user', () => {
  it.each([
    [{ id: 42, email: 'a@b.c' }, '42'],
    [{ id: 0 }, '0'],
    [{ id: '', email: 'a@b.c', username: 'ada' }, 'a@b.c'],
    [{ id: null, username: 'ada', ip_address: '::1' }, 'ada'],
    [{ ip_address: '198.51.100.7' }, '198.51.100.7'],
    [{ id: { a: 1 } }, '{"a":1}'],
    ['ada', 'ada'],
    [{}, null],
    [null, null],
    [[], null],
  ])('%j is told apart as %j', (user, expected) => {
    expect(normalised({ user }).user).toBe(expected);
  });
});
