import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { define, type Endpoint } from '../../../../../shared/api/row.ts';
import { MalformedRequest } from '../../../../../shared/http/malformed-request.ts';
import { readParameters } from '../../../../../shared/http/dialects/sentry/parameters.ts';
import { anyText } from '../../../../kit/any-text.ts';
import { failsOnlyWith } from '../../../../kit/fails-only-with.ts';

const row: Endpoint = define({
  method: 'PUT',
  path: '/0/things',
  dialect: 'sentry',
  scope: 'none',
  function: 'sentry/things/update',
  summary: 'A row of this test alone',
  access: 'token',
  params: {
    status: { type: 'string', required: true, values: ['resolved', 'ignored'], description: '' },
    ids: { type: 'string[]', inQuery: 'id', maxLength: 5, maxValues: 3, description: '' },
    days: { type: 'integer', minimum: 1, maximum: 90, default: 14, description: '' },
    seen: { type: 'boolean', description: '' },
  },
  success: 200,
  response: 'None',
});

const read = (raw: object) => readParameters(row, new Map<string, unknown>(Object.entries(raw))).params;

it.each([
  [{ status: 'resolved' }, { status: 'resolved', days: 14 }],
  [
    { status: 'resolved', days: '1000' },
    { status: 'resolved', days: 90 },
  ],
  [
    { status: 'resolved', days: -1, seen: 'True', other: {} },
    { status: 'resolved', days: 1, seen: true },
  ],
  [
    { status: 'resolved', '?id': '7', id: 8 },
    { status: 'resolved', ids: ['7'], days: 14 },
  ],
  [
    { status: 'resolved', '?id': [7, 'x'], days: '', seen: null },
    { status: 'resolved', ids: ['7', 'x'], days: 14 },
  ],
])('%j is read as %j', (raw, params) => expect(read(raw)).toEqual(params));

it.each([
  [{}, ['status: This field is required.']],
  [{ status: 'open' }, ['status: "open" is not a valid choice: resolved, ignored.']],
  [{ status: {}, days: 'x' }, ['status: Not a valid value.', 'days: A valid integer is required.']],
  [{ status: ['ignored', 'resolved'] }, ['status: Not a valid value.']],
  [{ status: 'ignored', days: [1, 2] }, ['days: A valid integer is required.']],
  [{ status: 'ignored', days: '0x10' }, ['days: A valid integer is required.']],
  [{ status: 'ignored', days: '1e1' }, ['days: A valid integer is required.']],
  [{ status: 'ignored', days: 1.5 }, ['days: A valid integer is required.']],
  [
    { status: 'ignored', '?id': Array.from({ length: 4 }, String) },
    ['id: Ensure this field has no more than 3 values.'],
  ],
  [{ status: 'ignored', '?id': ['123456'] }, ['id: Ensure this field has no more than 5 characters.']],
  [{ status: 'ignored', '?id': [{}], seen: 'maybe' }, ['id: Not a valid value.', 'seen: Not a valid value.']],
])('%j is refused: %j', (raw, problems) => {
  expect(() => read(raw)).toThrow(new MalformedRequest({ code: 'parameters-invalid', problems }));
});

it('of one value that is repeated in the query the last counts', () => {
  const reading: Endpoint = { ...row, method: 'GET' };
  const sent = new Map<string, unknown>([['status', ['ignored', 'resolved']]]);
  expect(readParameters(reading, sent).params).toEqual({ status: 'resolved', days: 14 });
});

it('whatever is sent is read or refused', () => {
  const raw = fc.dictionary(fc.constantFrom('status', '?id', 'days', 'seen'), fc.oneof(anyText, fc.jsonValue()));
  fc.assert(
    fc.property(raw, (sent) => {
      expect(failsOnlyWith(MalformedRequest, () => read(sent))).toBe(true);
    }),
  );
});
