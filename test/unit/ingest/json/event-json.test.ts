import { describe, expect, it } from 'vitest';
import { readJsonObject } from '../../../../shared/ingest/json/event-json.ts';
import { MAX_EVENT_DEPTH } from '../../../../shared/domain/limits.ts';
import { TOO_DEEP } from '../../../../shared/ingest/json/harmless.ts';

function read(text: string | Buffer) {
  const json = readJsonObject(Buffer.from(text as string), 'event');
  return json.outcome === 'ok' ? json.value : json.problem;
}

describe('the JSON of an event', () => {
  it.each([
    [
      'not-a-number tokens',
      '{"a":NaN,"b":[Infinity,-Infinity],"c":"NaN, \\"Infinity","d":1e2,"e":-0.5}',
      { a: null, b: [null, null], c: 'NaN, "Infinity', d: 100, e: -0.5 },
    ],
    [
      'literals beside such tokens',
      ' { "a" : NaN , "b" : [ ] , "c" : { } , "d" : [ true , false , null ] } ',
      { a: null, b: [], c: {}, d: [true, false, null] },
    ],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['raw control characters', '{"a":"x\ny\tz\0","b":"\\\\"}', { a: 'x\ny\tz\0'.replace('\0', '\0'), b: '\\' }],
    ['null characters', '{"a\\u0000b":"x\\u0000y"}', { ab: 'xy' }],
    [
      'lone surrogates',
      '{"a":"\\ud800","b\\udc00":["\\uD83D\\uDE00","\\udc00x"]}',
      { a: '\ufffd', 'b\ufffd': ['😀', '\ufffdx'] },
    ],
    ['equal keys', '{"a":1,"a":2}', { a: 2 }],
    [
      'an id beyond doubles',
      '{"user":{"id": 918273645546372819},"s":"\\"id\\":918273645546372819"}',
      { user: { id: '918273645546372819' }, s: '"id":918273645546372819' },
    ],
    ['a long id beside NaN', '{"id":918273645546372819,"a":NaN}', { id: '918273645546372819', a: null }],
  ])('may have %s', (_title, text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('may have bytes that are no UTF-8', () => {
    expect(read(Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xc3, 0x22, 0x7d]))).toEqual({
      a: '\ufffd\ufffd',
    });
  });

  it.each([
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    '{"\\u005f_proto__":{"polluted":1},"__pro\\u0000to__":2,"n":NaN}',
  ])('may have the keys of prototypes, as data: %s', (text) => {
    const value = read(text) as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).not.toContain('__proto__');
    expect(value['(__proto__)']).toBeDefined();
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) copy[key] = part;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['valid JSON', ''],
    ['lenient JSON', ',"n":NaN'],
  ])('may be nested deeper than anybody reads, as %s', (_title, more) => {
    const depth = 200_000;
    const value = read(`{"a":${'['.repeat(depth)}"\\"]"${']'.repeat(depth)}${more}}`) as { a: unknown };
    let inner: unknown = value.a;
    let levels = 1;
    while (Array.isArray(inner)) {
      inner = inner[0];
      levels++;
    }
    expect(inner).toBe(TOO_DEEP);
    expect(levels).toBe(MAX_EVENT_DEPTH);
    expect(JSON.stringify(value)).toContain(TOO_DEEP);
  });

  it.each([
    ['[1]', 'event is not a JSON object'],
    ['"text"', 'event is not a JSON object'],
    ['null', 'event is not a JSON object'],
    ['', 'event is not valid JSON: unexpected end at byte 0'],
    ['{"a":1', 'event is not valid JSON: unexpected end at byte 6'],
    ['{"ü":nul}', 'event is not valid JSON: unexpected "n" at byte 6'],
    ['{"a":1,}', 'event is not valid JSON: unexpected "}" at byte 7'],
    ['{"a":1}x', 'event is not valid JSON: unexpected "x" at byte 7'],
    ['{a:1}', 'event is not valid JSON: unexpected "a" at byte 1'],
    ['\ufeff{"a" 1}', 'event is not valid JSON: unexpected "1" at byte 8'],
    ['{"a":"bc', 'event is not valid JSON: unterminated string at byte 8'],
    ['{"a":"\\x"}', 'event is not valid JSON: bad escape in a string at byte 5'],
    ['{"a":01}', 'event is not valid JSON: unexpected "1" at byte 6'],
    ['{"a":-}', 'event is not valid JSON: unexpected "-" at byte 5'],
    ['['.repeat(1_000_000), 'event is not valid JSON: unexpected end at byte 1000000'],
    ['{"a":'.repeat(200_000), 'event is not valid JSON: unexpected end at byte 1000000'],
  ])('%# is refused, saying where it is broken', (text, problem) => {
    expect(read(text)).toBe(problem);
  });
});
