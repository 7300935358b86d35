import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventWithNeighbours } from '../../../../shared/present/gitlab/event.ts';
import { SCHEMAS } from '../../../../shared/api/gitlab/schemas.ts';
import { anyText } from '../../../kit/any-text.ts';
import { closed } from '../../../kit/closed-schema.ts';
import { ingested } from '../../../kit/ingested.ts';

/** What Lambda takes, the body as a JSON string in JSON. */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;
const PROTOTYPE = Reflect.ownKeys(Object.prototype);
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
const isEvent = ajv.compile(closed(SCHEMAS.Event) as object);

function shown(json: string) {
  const read = ingested({ bytes: Buffer.from(json) });
  if (read.outcome !== 'ok') throw new Error(read.outcome);
  const answer = JSON.parse(
    JSON.stringify(
      eventWithNeighbours(read.event, NO_NEIGHBOURS, PROJECT, { source_url: 'https://h/{release}/{file}#L{line}' }),
    ),
  ) as ReturnType<typeof eventWithNeighbours>;
  expect(isEvent(answer) ? [] : isEvent.errors).toEqual([]);
  expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE);
  return { ...answer.details, bytes: Buffer.byteLength(JSON.stringify(JSON.stringify(answer))) };
}

const PROJECT = { namespace: 'acme', path: 'shop' };
const NO_NEIGHBOURS = { newer: null, older: null };
const NAMES =
  'exception values stacktrace raw_stacktrace frames threads breadcrumbs request contexts user tags extra modules sdk ' +
  'mechanism exception_id parent_id is_exception_group handled type value module data meta headers cookies query_string ' +
  'url env message logentry formatted params timestamp in_app lineno context_line pre_context post_context vars name ' +
  'version integrations csp nel fingerprint _glet trimmed bytes key __proto__ constructor toString self window';
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(null, true, 0, -1, 1e300, 17.5, '7', '[Filtered]', '', '\u202e\u0000', '2025-08-01'),
      anyText,
    ),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES.split(' ')), anyText), tie('json'), { maxKeys: 5 }),
  ),
}));
const payloads = fc.dictionary(fc.constantFrom(...NAMES.split(' ')), json, { maxKeys: 8, noNullPrototype: true });

const many = (count: number, one: (index: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, i) => one(i));
const frames = (count: number, more: object = {}) => ({
  frames: many(count, (i) => ({ function: `f${i}`, lineno: 2, ...more })),
});

describe('an event of any shape', () => {
  it('is shown in the one shape', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(shown(JSON.stringify(payload)).left_out).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string]>([
    ['depth 1,000', `{"extra":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`],
    ['a key __proto__ everywhere', '{"__proto__":{"x":1},"contexts":{"__proto__":{"y":1}},"extra":{"__proto__":1}}'],
    ['25,000 frames', JSON.stringify({ exception: many(50, () => ({ type: 'E', stacktrace: frames(500) })) })],
    [
      'a line of 400 KB',
      JSON.stringify({ exception: [{ stacktrace: frames(1, { context_line: 'x'.repeat(400_000) }) }] }),
    ],
    ['a value of quotes', JSON.stringify({ extra: { a: '"'.repeat(500_000) }, user: { a: '\\'.repeat(1000) } })],
    ['a user of quotes', JSON.stringify({ user: { a: '"'.repeat(500_000) } })],
    [
      'variables of quotes',
      JSON.stringify({ exception: [{ stacktrace: frames(5, { vars: { a: '"'.repeat(95_000) } }) }] }),
    ],
    ['100,000 breadcrumbs', JSON.stringify({ breadcrumbs: many(60_000, () => ({ message: 1 })) })],
    [
      '10,000 tags',
      JSON.stringify({ tags: Object.fromEntries(many(10_000, (i) => [`t${i}`, i]) as [string, number][]) }),
    ],
    [
      '60,000 modules',
      JSON.stringify({ modules: Object.fromEntries(many(60_000, (i) => [`m${i}`, 1]) as [string, number][]) }),
    ],
    ['60,000 headers', JSON.stringify({ request: { headers: many(30_000, (i) => [`h${i}`, 1]) } })],
    ['threads', JSON.stringify({ threads: many(5000, () => ({ id: 1, stacktrace: frames(2) })) })],
  ])('%s', (_what, payload) => {
    expect(shown(payload).bytes).toBeLessThan(MAX_ANSWER_BYTES);
  });
});
