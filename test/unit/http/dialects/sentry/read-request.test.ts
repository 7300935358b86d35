import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MalformedRequest } from '../../../../../shared/http/malformed-request.ts';
import { readRequest } from '../../../../../shared/http/dialects/sentry/read-request.ts';

const read = (method: string, query: [string, string][], body: string | Uint8Array = '', type?: string) =>
  readRequest({
    method,
    header: (name) => (name === 'content-type' ? type : undefined),
    query,
    bytes: Buffer.from(body),
    types: null,
  });

it('a repeated name of the query is a list', async () => {
  expect(
    await read(
      'GET',
      [
        ['project', '1'],
        ['query', ''],
        ['project', '2'],
      ],
      'x',
      'text/plain',
    ),
  ).toEqual(
    new Map<string, unknown>([
      ['project', ['1', '2']],
      ['query', ''],
    ]),
  );
});

it('the query of a change stands beside its body, and nothing of the body is taken for it', async () => {
  expect(await read('PUT', [['status', 'unresolved']], '{"status":"resolved","?id":1}')).toEqual(
    new Map([
      ['?status', 'unresolved'],
      ['status', 'resolved'],
    ]),
  );
});

it.each([
  ['{', 'application/json', 'malformed-json'],
  ['[]', 'application/json; charset=utf-8', 'malformed-json'],
  ['1', undefined, 'malformed-json'],
  ['status=resolved', 'application/x-www-form-urlencoded', 'media-type-not-supported'],
])('%s of type %s is %s', async (body, type, code) => {
  const refused: unknown = await read('PUT', [], body, type).catch((error: unknown) => error);
  expect((refused as MalformedRequest).malformation.code).toBe(code);
});

it('any bytes are fields or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
      async (bytes) => {
        const sent: unknown = await read('PUT', [], bytes).catch((error: unknown) => error);
        expect(sent instanceof Map || sent instanceof MalformedRequest).toBe(true);
      },
    ),
  );
});
