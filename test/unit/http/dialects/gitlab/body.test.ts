import { describe, expect, it } from 'vitest';
import { formParams, isForm, jsonParams, mediaType } from '../../../../../shared/http/dialects/gitlab/body.ts';
import { refuse } from '../../../../../shared/http/dialects/gitlab/refuse.ts';
import { MalformedRequest } from '../../../../../shared/http/malformed-request.ts';
import { bodyBytes } from '../../../../../shared/http/request.ts';
import { gatewayEvent } from '../../../../kit/gateway-event.ts';

const FORM = 'application/x-www-form-urlencoded';
const MALFORMED_JSON = {
  error:
    "\nProblem:\n  message body does not match declared format\nResolution:\n  when specifying application/json as content-type, you must pass valid application/json in the request's 'body' ",
};
const UNDECODABLE = { malformation: { code: 'undecodable' } };

const json = (body: string | Uint8Array, type: string | undefined = 'application/json') =>
  Object.fromEntries(jsonParams(Buffer.from(body), type));
const form = async (body: string | Uint8Array, type = FORM) =>
  Object.fromEntries(await formParams(Buffer.from(body), type));

function refusalOf(work: () => unknown): object {
  try {
    work();
  } catch (error) {
    if (!(error instanceof MalformedRequest)) throw error;
    const { statusCode, body } = refuse(error)!;
    return { status: statusCode, body: JSON.parse(body) as object };
  }
  return { status: 'not refused' };
}

function multipart(...parts: string[]): string {
  return [...parts.map((part) => `--B\r\nContent-Disposition: form-data; ${part}\r\n`), '--B--\r\n'].join('');
}

describe('the media type', () => {
  it.each([
    ['application/json', 'application/json'],
    ['Application/JSON; charset=utf-8', 'application/json'],
    [' application/json ;x', 'application/json'],
    ['', ''],
    [undefined, ''],
  ])('of %j is %j', (header, type) => {
    expect(mediaType(header)).toBe(type);
  });

  it.each([
    [FORM, true],
    [`${FORM}; charset=utf-8`, true],
    ['multipart/form-data; boundary=B', true],
    ['application/json', false],
    ['multipart/mixed', false],
    [undefined, false],
  ])('%s is a form: %s', (header, answer) => {
    expect(isForm(header)).toBe(answer);
  });
});

describe('the bytes of a body', () => {
  it('are those that were sent, from base64 as from text', () => {
    const bytes = Uint8Array.from([0, 255, 128, 10]);
    expect([...bodyBytes(gatewayEvent({ body: bytes }))]).toEqual([...bytes]);
    expect(bodyBytes({ ...gatewayEvent(), body: 'é', isBase64Encoded: false }).toString('hex')).toBe('c3a9');
    expect(bodyBytes(gatewayEvent()).length).toBe(0);
  });
});

describe('a JSON body', () => {
  it.each([
    ['{"active":true,"a":null}', { active: true, a: null }],
    ['{"a":1,"a":2}', { a: 2 }],
    ['{"a":1.0,"b":9007199254740993,"c":-0}', { a: '1.0', b: '9007199254740993', c: '-0' }],
    [' \n{"a":[1,{"b":2}]}\t', { a: [1, { b: 2 }] }],
    ['{"a":"é😀"}', { a: 'é😀' }],
    ['[1]', {}],
    ['"text"', {}],
    ['null', {}],
    ['7', {}],
    ['', {}],
  ])('%j gives %j', (body, params) => {
    expect(json(body)).toEqual(params);
  });

  it('gives `__proto__` as any other name', () => {
    const params = jsonParams(Buffer.from('{"__proto__":{"polluted":"yes"},"constructor":"x"}'), 'application/json');
    expect([...params.keys()]).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each<[string, string | Uint8Array]>([
    ['cut off', '{"a":'],
    ['white space alone', ' \n'],
    ['preceded by a byte order mark', '\ufeff{}'],
    ['with a comma too many', '{"a":1,}'],
    ['with a comment', '/* x */{}'],
    ['with single quotes', "{'a':1}"],
    ['with NaN', '{"a":NaN}'],
    ['invalid UTF-8', Uint8Array.from([0x22, 0xff, 0x22])],
    ['a form', 'a=1'],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['nested a million times', '['.repeat(1_000_000)],
  ])('that is %s is refused in Grape’s words', (_title, body) => {
    expect(refusalOf(() => json(body))).toEqual({ status: 400, body: MALFORMED_JSON });
  });

  it.each([
    ['text/plain', 'text/plain'],
    ['application/merge-patch+json', 'application/merge-patch+json'],
    ['Application/XML; charset=utf-8', 'application/xml'],
    ['application/octet-stream', 'application/octet-stream'],
    ['', ''],
    [undefined, ''],
  ])('that calls itself %j is refused, even if it is JSON', (type, named) => {
    expect(refusalOf(() => jsonParams(Buffer.from('{}'), type))).toEqual({
      status: 415,
      body: { error: `The provided content-type '${named}' is not supported.` },
    });
  });

  it.each(['text/plain', '', undefined, 'application/json'])('an empty body may call itself %j', (type) => {
    expect(jsonParams(Buffer.alloc(0), type)).toEqual(new Map());
  });
});

describe('a form', () => {
  it.each<[string | Uint8Array, object]>([
    ['active=1&integrated=0', { active: '1', integrated: '0' }],
    ['a=1&a=2', { a: '2' }],
    ['a=x+y%20z%2B', { a: 'x y z+' }],
    ['a=b=c', { a: 'b=c' }],
    ['a', { a: null }],
    ['a=', { a: '' }],
    ['&&a=1&', { a: '1' }],
    ['a[]=1&a%5B%5D=2', { a: ['1', '2'] }],
    ['a[b]=1', { a: { b: '1' } }],
    ['a=%C3%A9', { a: 'é' }],
    ['a=é😀', { a: 'é😀' }],
    ['', {}],
  ])('%j gives %j', async (body, params) => {
    expect(await form(body)).toEqual(params);
  });

  it.each<[string, string | Uint8Array]>([
    ['a broken escape', 'a=%'],
    ['an escape of no digits', 'a=%zz'],
    ['escaped bytes that are no UTF-8', 'a=%ff'],
    ['bytes that are no UTF-8', Uint8Array.from([0x61, 0x3d, 0xff])],
    ['a name that is no UTF-8', '%ff=1'],
  ])('with %s is refused', async (_title, body) => {
    await expect(form(body)).rejects.toMatchObject(UNDECODABLE);
  });
});

describe('a multipart form', () => {
  const TYPE = 'multipart/form-data; boundary=B';

  it.each([
    [multipart('name="active"\r\n\r\n1', 'name="integrated"\r\n\r\n0'), { active: '1', integrated: '0' }],
    [multipart('name="a"\r\n\r\n1', 'name="a"\r\n\r\n2'), { a: '2' }],
    [multipart('name="a[]"\r\n\r\n1', 'name="a[]"\r\n\r\n2'), { a: ['1', '2'] }],
    [multipart('name="a"\r\n\r\n'), { a: '' }],
    ['', {}],
  ])('%j gives %j', async (body, params) => {
    expect(await form(body, TYPE)).toEqual(params);
  });

  it('gives a file as something that is no text', async () => {
    const { active } = await form(multipart('name="active"; filename="x"\r\n\r\n1'), TYPE);
    expect(active).toBeInstanceOf(File);
  });

  it.each([
    ['that is cut off', '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', TYPE],
    ['without an end', '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n', TYPE],
    ['that is none', 'a=1', TYPE],
    ['without a boundary', multipart('name="a"\r\n\r\n1'), 'multipart/form-data'],
    ['of another boundary', multipart('name="a"\r\n\r\n1'), 'multipart/form-data; boundary=C'],
  ])('%s is refused', async (_title, body, type) => {
    await expect(form(body, type)).rejects.toMatchObject(UNDECODABLE);
  });
});
