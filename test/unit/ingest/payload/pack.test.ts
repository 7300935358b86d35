import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { payloadOf } from '../../../kit/sentry-events/requests.ts';
import { packedPayload, unpackedPayload } from '../../../kit/unit/stored-events.ts';
import { packPayload } from '../../../../shared/ingest/payload/pack.ts';

/** Text that does not compress well, so that sizes mean something; the same every time. */
function noise(bytes: number, seed: string): string {
  let text = '';
  while (text.length < bytes) text += createHash('sha512').update(`${seed}${text.length}`).digest('base64');
  return text.slice(0, bytes);
}

const frame = (index: number): JsonObject => ({
  function: `f${index}`,
  filename: 'app.py',
  lineno: index,
  context_line: 'x = 1',
  pre_context: ['a'],
  vars: { secret: noise(200, `${index}`) },
});
const list = <T>(length: number, of: (index: number) => T): T[] => Array.from({ length }, (_, index) => of(index));

function bigEvent(): JsonObject {
  return {
    event_id: 'fc6d8c0c43fc4630ad850ee518f1b9d0',
    level: 'error',
    exception: { values: [{ type: 'RecursionError', value: 'too deep', stacktrace: { frames: list(300, frame) } }] },
    breadcrumbs: { values: list(100, (index): Json => ({ message: `${index} ${noise(300, `b${index}`)}` })) },
    extra: { small: 1, big: noise(5000, 'e') },
    contexts: { state: { value: noise(5000, 'c') }, os: { name: 'linux' } },
    request: { url: 'https://a.example/', data: noise(5000, 'r') },
    threads: { values: [{ id: 1, stacktrace: { frames: list(60, frame) } }] },
    tags: { a: 'b' },
  };
}

/** The event in exactly so many bytes of JSON, uncompressed, so that limits can be chosen by hand. */
const fitted = (limit: number) => fitting(bigEvent(), limit);
function fitting(payload: JsonObject, limit: number) {
  const bytes = packPayload(payload, limit, (json) => Buffer.from(json));
  return { size: bytes.length, event: JSON.parse(bytes.toString()) as ReturnType<typeof shape> };
}
const shape = (payload: JsonObject) =>
  payload as JsonObject & {
    _glet: { trimmed: string[]; bytes: number };
    exception: { values: { stacktrace: { frames: JsonObject[] } }[] };
    breadcrumbs: { values: { message: string }[] };
    extra: JsonObject;
    contexts: JsonObject;
  };

describe('a packed payload', () => {
  it.each(['javascript', 'python', 'go', 'php'])('an event of %s is unpacked as it was packed', (client) => {
    expect(unpackedPayload(packedPayload(payloadOf(client), 300_000))).toEqual(payloadOf(client));
  });

  it('a payload that fits is not marked as trimmed', () => {
    expect(unpackedPayload(packedPayload(bigEvent(), 400_000))).toEqual(bigEvent());
  });

  it('takes what only compression makes fit', () => {
    const payload = { message: 'again '.repeat(100_000) };
    expect(unpackedPayload(packedPayload(payload, 10_000))).toEqual(payload);
  });
});

describe('a payload too large for its place', () => {
  it('loses the variables of its frames first', () => {
    const { event } = fitted(90_000);
    expect(event['_glet']).toEqual({ trimmed: ['frame vars'], bytes: JSON.stringify(bigEvent()).length });
    const { vars: _, ...rest } = frame(0);
    expect(event.exception.values[0]!.stacktrace.frames[0]).toEqual(rest);
    expect(event.breadcrumbs.values).toHaveLength(100);
  });

  it('then its oldest breadcrumbs', () => {
    const { event } = fitted(70_000);
    expect(event['_glet'].trimmed).toEqual(['frame vars', 'breadcrumbs: last 30']);
    expect(event.breadcrumbs.values).toHaveLength(30);
    expect(event.breadcrumbs.values[29]!.message).toMatch(/^99 /);
  });

  it('then frames in the middle, but not the first and the last', () => {
    const { event } = fitted(40_000);
    expect(event['_glet'].trimmed.at(-1)).toBe('frames: 50 of each stack');
    const lines = event.exception.values[0]!.stacktrace.frames.map(({ lineno }) => lineno);
    expect([lines.length, lines[0], lines[24], lines[25], lines[49]]).toEqual([50, 0, 24, 275, 299]);
    expect(event.extra).toEqual(bigEvent()['extra']);
  });

  it('then values that are big, the small ones beside them staying', () => {
    const { event } = fitted(15_000);
    expect(event['_glet'].trimmed.at(-1)).toBe('big values');
    expect(event.extra['small']).toBe(1);
    expect(event.extra['big']).toBe(`${noise(511, 'e')}…`);
    expect(event.contexts['os']).toEqual({ name: 'linux' });
    expect(event.contexts['state']).toMatch(/^\{"value":"/);
  });

  it('the smallest payload keeps what it is recognised and grouped by', () => {
    const { event, size } = fitted(3000);
    expect(size).toBeLessThanOrEqual(3000);
    expect(event['_glet'].trimmed.at(-1)).toBe('all but the skeleton');
    expect(event).toMatchObject({ event_id: bigEvent()['event_id'], level: 'error', tags: { a: 'b' } });
    expect(event.exception.values[0]).toMatchObject({ type: 'RecursionError', value: 'too deep' });
    expect(event.exception.values[0]!.stacktrace.frames.at(-1)).toMatchObject({ function: 'f299' });
  });

  it('a payload that has no room at all keeps the mark', () => {
    expect(fitted(10).event).toEqual({ _glet: { trimmed: ['all'], bytes: JSON.stringify(bigEvent()).length } });
  });

  it.each([
    ['message', { message: noise(1_000_000, 'm') }],
    ['tags', { tags: list(5000, (index): Json => [`k${index}`, noise(150, `${index}`)]) }],
    [
      'exceptions',
      { exception: list(5000, (index): Json => ({ type: noise(100, `t${index}`), value: noise(100, `${index}`) })) },
    ],
    ['attribute of its own', { unheard_of: list(20_000, (index): Json => noise(40, `${index}`)) }],
    ['fingerprint', { fingerprint: list(20_000, (index): Json => noise(40, `${index}`)) }],
    ['user', { user: { id: 1, data: noise(900_000, 'u') } }],
    ['breadcrumbs', { breadcrumbs: [{ message: noise(900_000, 'u') }] }],
    [
      'frames',
      {
        exception: {
          values: [{ stacktrace: { frames: list(4000, (index) => ({ function: noise(200, `${index}`) })) } }],
        },
      },
    ],
  ] as [string, JsonObject][])('by its %s fits all the same', (_title, payload) => {
    const packed = packedPayload({ event_id: 'a', ...payload }, 32_768);
    expect(packed.length).toBeLessThanOrEqual(32_768);
    expect(unpackedPayload(packed)).toMatchObject({
      event_id: 'a',
      _glet: { trimmed: expect.arrayContaining(['frame vars']) },
    });
  });

  it('is trimmed alike each time, and itself not touched', () => {
    const payload = bigEvent();
    expect(packedPayload(payload, 5000)).toEqual(packedPayload(payload, 5000));
    expect(payload).toEqual(bigEvent());
  });
});
