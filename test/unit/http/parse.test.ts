import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Endpoint, TokenEndpoint } from '../../../shared/api/row.ts';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import type { Call } from '../../../shared/http/call.ts';
import { gitlab } from '../../../shared/http/dialects/gitlab/gitlab.ts';
import { parse } from '../../../shared/http/steps/parse.ts';
import { gatewayEvent, lambdaContext, type Sent } from '../../kit/gateway-event.ts';
import { through } from '../../kit/pipeline.ts';
import { anyText } from '../../kit/any-text.ts';

/** The parameters that a request is found to have. */
async function rawOf(sent: Sent): Promise<Record<string, unknown>> {
  const context = lambdaContext() as ReturnType<typeof lambdaContext> & { call: Call };
  await parse(gitlab, null, {}).before!({ event: gatewayEvent(sent), context } as never);
  return Object.fromEntries(context.call.raw);
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('the parameters of a request', () => {
  it.each<[string, Sent, object]>([
    ['come from the query', { query: { a: '1', b: ['1', '2'], 'c[]': ['1', '2'] } }, { a: '1', b: '2', c: ['1', '2'] }],
    [
      'come from a JSON body before the query',
      { method: 'PUT', headers: JSON_TYPE, query: { a: '1', b: '1' }, body: '{"a":"2"}' },
      { a: '2', b: '1' },
    ],
    [
      'come from a form before the query',
      { method: 'PUT', headers: FORM_TYPE, query: { a: '1', b: '1' }, body: 'a=2' },
      { a: '2', b: '1' },
    ],
    ['come from a form of a GET too', { headers: FORM_TYPE, body: 'a=2' }, { a: '2' }],
    ['do not come from a JSON body of a GET', { headers: JSON_TYPE, query: { a: '1' }, body: '{"a":"2"}' }, { a: '1' }],
    ['of a GET are read whatever its body is', { headers: { 'Content-Type': 'x/y' }, body: '{' }, {}],
    ['of a HEAD are read whatever its body is', { method: 'HEAD', headers: JSON_TYPE, body: '{' }, {}],
    ['of a DELETE come from its body', { method: 'DELETE', headers: JSON_TYPE, body: '{"a":"2"}' }, { a: '2' }],
    [
      'are those of the query when the JSON is a list',
      { method: 'PUT', headers: JSON_TYPE, query: { a: '1' }, body: '[]' },
      { a: '1' },
    ],
    [
      'of an empty body are none, whatever its type',
      { method: 'POST', headers: { 'Content-Type': 'x/y' }, body: '' },
      {},
    ],
    ['may ask for JSON', { query: { format: 'json' } }, { format: 'json' }],
    ['may leave the format blank', { query: { format: '' } }, { format: '' }],
  ])('%s', async (_title, sent, raw) => {
    expect(await rawOf(sent)).toEqual(raw);
  });

  it.each<[string, Sent]>([
    ['a null byte', { query: { a: 'x\0y' } }],
    ['a null byte in a name', { query: { 'a\0': '1' } }],
    ['an escaped null byte', { method: 'PUT', headers: FORM_TYPE, body: 'a=%00' }],
    ['a null byte in JSON', { method: 'PUT', headers: JSON_TYPE, body: '{"a":"\\u0000"}' }],
    ['half a character in JSON', { method: 'PUT', headers: JSON_TYPE, body: '{"a":"\\ud800"}' }],
  ])('with %s are refused', async (_title, sent) => {
    await expect(rawOf(sent)).rejects.toMatchObject({ malformation: { code: 'undecodable' } });
  });
});

describe('whatever is sent', () => {
  const text = fc.oneof(fc.string(), anyText, fc.constantFrom('maintainer', 'admin', '5', '__proto__'));
  const names = fc.constantFrom(
    'active',
    'integrated',
    'page',
    'per_page',
    'format',
    'private_token',
    'access_token',
    'a[]',
    'a[b]',
    'sudo',
    'name',
    'scopes',
    'scopes[]',
  );
  const types = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=B',
    'text/plain',
    '',
  );
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.uint8Array(),
    fc.constant('--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B--\r\n'),
  );
  const sent = fc.record({
    headers: fc.record(
      { 'Content-Type': types, 'PRIVATE-TOKEN': text, Authorization: text, Sudo: text },
      { requiredKeys: [] },
    ),
    query: fc.dictionary(fc.oneof(names, text), fc.oneof(text, fc.array(text))),
    pathParameters: fc.record({
      id: fc.oneof(text, fc.constant('5')),
      key_id: text,
      token_id: text,
      error_id: text,
      event_id: text,
    }),
    body: fc.option(body),
  });

  const rows = Object.entries<Endpoint>(ENDPOINTS).filter(
    (entry): entry is [string, TokenEndpoint] => entry[1].access !== 'client-key',
  );

  it.each(rows)('%s answers in JSON, and never with a fault of ours', async (_name, row) => {
    await fc.assert(
      fc.asyncProperty(sent, async (request) => {
        const outcome = await through(row, request, {
          work: () => (row.pagination === 'keyset' ? { rows: [], next: null } : []),
        });
        expect(outcome.log.filter(({ level }) => level === 'error')).toEqual([]);
        expect(outcome.status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });
});
