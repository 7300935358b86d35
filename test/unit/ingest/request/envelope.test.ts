import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../../shared/ingest/request/envelope.ts';

function read(text: string) {
  const envelope = readEnvelope(Buffer.from(text));
  return envelope.outcome === 'ok'
    ? { header: envelope.header, items: envelope.items.map(({ header, payload }) => [header, payload.toString()]) }
    : envelope.outcome === 'too-large'
      ? `${envelope.subject} is larger than ${envelope.limit} bytes`
      : envelope.problem;
}

describe('an envelope', () => {
  it.each([
    ['of an empty header only', '{}', {}, []],
    ['of a header only, with a line feed', '{"event_id":"a"}\n', { event_id: 'a' }, []],
    ['with unknown attributes', '{"dsn":"d","new":[1]}\n', { dsn: 'd', new: [1] }, []],
    [
      'whose sent_at has an offset',
      '{"sent_at":"2025-01-01T00:00:00+00:00"}',
      { sent_at: '2025-01-01T00:00:00+00:00' },
      [],
    ],
    ['without length and last line feed', '{}\n{"type":"event"}\n{"a":1}', {}, [[{ type: 'event' }, '{"a":1}']]],
    ['without length, with last line feed', '{}\n{"type":"event"}\n{"a":1}\n', {}, [[{ type: 'event' }, '{"a":1}']]],
    ['with line feeds in a payload', '{}\n{"type":"x","length":3}\na\nb\n', {}, [[{ type: 'x', length: 3 }, 'a\nb']]],
    ['whose length is in bytes', '{}\n{"type":"x","length":4}\nüü', {}, [[{ type: 'x', length: 4 }, 'üü']]],
    ['whose length is null', '{}\n{"type":"x","length":null}\nab\n', {}, [[{ type: 'x', length: null }, 'ab']]],
    ['whose header lines end in \\r', '{}\r\n{"type":"x"}\r\nab\r\n', {}, [[{ type: 'x' }, 'ab\r']]],
    [
      'with empty payloads',
      '{}\n{"type":"x","length":0}\n\n{"type":"y","length":0}\n',
      {},
      [
        [{ type: 'x', length: 0 }, ''],
        [{ type: 'y', length: 0 }, ''],
      ],
    ],
    [
      'with item types nobody knows, before and between events',
      '{}\n{"type":"profile_chunk","length":2}\n{}\n{"type":"event"}\n{"n":1}\n{"type":"made_up"}\nxyz\n\n{"type":"event"}\n{"n":2}',
      {},
      [
        [{ type: 'profile_chunk', length: 2 }, '{}'],
        [{ type: 'event' }, '{"n":1}'],
        [{ type: 'made_up' }, 'xyz'],
        [{ type: 'event' }, '{"n":2}'],
      ],
    ],
    ['with an item without payload at its end', '{}\n{"type":"session"}', {}, [[{ type: 'session' }, '']]],
    ['with an item without type', '{}\n{}\nab', {}, [[{}, 'ab']]],
  ])('%s is read', (_title, text, header, items) => {
    expect(read(text)).toEqual({ header, items });
  });

  it('takes a header line of 16 KiB, and refuses a longer one', () => {
    const trace = 'x'.repeat(16 * 1024 - '{"trace":""}'.length);
    expect(read(`{"trace":"${trace}"}\n`)).toEqual({ header: { trace }, items: [] });
    expect(read(`{"trace":"x${trace}"}\n`)).toBe('envelope header is larger than 16384 bytes');
    expect(read(`{}\n{"type":"${'x'.repeat(4096)}"}\n`)).toBe('header of item 1 (byte 3) is larger than 4096 bytes');
  });

  it('does not copy its payloads', () => {
    const bytes = Buffer.from('{}\n{"type":"event"}\n{"a":1}');
    const envelope = readEnvelope(bytes);
    expect(envelope.outcome === 'ok' && envelope.items[0]!.payload.buffer).toBe(bytes.buffer);
  });

  it.each([
    ['', 'empty request body'],
    ['nonsense', 'envelope header is not valid JSON: unexpected "n" at byte 0'],
    ['[]\n', 'envelope header is not a JSON object'],
    ['\n{}', 'envelope header is not valid JSON: unexpected end at byte 0'],
    ['{}\n{"type":', 'header of item 1 (byte 3) is not valid JSON: unexpected end at byte 8'],
    ['{}\n7\n', 'header of item 1 (byte 3) is not a JSON object'],
    ['{}\n{"type":"x"}\na\n{"length":9}\nabc', 'payload of item 2 (byte 18) ends after 3 of 9 bytes'],
    ['{}\n{"length":2}\nabc\n', 'payload of item 1 (byte 3) goes on after its 2 bytes'],
    ['{}\n{"length":1}\na\r\n{}', 'payload of item 1 (byte 3) goes on after its 1 bytes'],
    ['{}\n{"length":-1}\na', 'length of item 1 (byte 3) is not a number of bytes'],
    ['{}\n{"length":"1"}\na', 'length of item 1 (byte 3) is not a number of bytes'],
    ['{}\n{"length":1.5}\na', 'length of item 1 (byte 3) is not a number of bytes'],
    [`{}\n${'{}\n\n'.repeat(10_001)}`, 'envelope has more than 10000 items'],
  ])('%# is refused, saying where it is broken', (text, problem) => {
    expect(read(text)).toBe(problem);
  });
});
