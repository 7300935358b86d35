import { beforeAll, describe, expect, it } from 'vitest';
import { MALFORMED_JSON, NO_SETTINGS, unsupportedType } from '../../kit/answers.ts';
import { enable, newProject, type Project } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';

let project: Project;
const ON = { status: 200, json: INTEGRATED_SHOWN };

beforeAll(async () => {
  project = await newProject();
  await enable(project);
});

const send = (type: string | null, body: string | Uint8Array, query = '') =>
  admin('PATCH', project.settings, { query, body, headers: type === null ? {} : { 'content-type': type } });

describe('a body of JSON', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON',
    'APPLICATION/JSON ; charset=utf-8',
  ])('is read as %s', async (type) => {
    expect(await send(type, '{"active":true}')).toEqual(ON);
    expect(await send(type, ' \n{"active":true}\n ')).toEqual(ON);
  });
});

describe('a body of any other type is refused', () => {
  it.each([
    ['application/merge-patch+json', 'application/merge-patch+json'],
    ['application/vnd.api+json', 'application/vnd.api+json'],
    ['text/json', 'text/json'],
    ['text/plain', 'text/plain'],
    ['text/plain; charset=utf-8', 'text/plain'],
    ['application/xml', 'application/xml'],
    ['application/octet-stream', 'application/octet-stream'],
    ['application/jsonp', 'application/jsonp'],
    ['nonsense', 'nonsense'],
  ])('%s', async (type, shown) => {
    expect(await send(type, '{"active":true}')).toEqual(unsupportedType(shown));
    expect(await send(type, ' ', 'active=true')).toEqual(unsupportedType(shown));
  });

  it('no type at all', async () => {
    const answer = await send(null, '{"active":true}');
    expect(answer.text).toBe('{"error":"The provided content-type \'\' is not supported."}');
    expect(answer).toEqual(unsupportedType(''));
  });
});

describe('without a body every type will do', () => {
  it.each([
    null,
    'application/json',
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'nonsense',
    'multipart/form-data',
  ])('%s', async (type) => {
    expect(await send(type, '', 'active=true')).toEqual(ON);
  });
});

describe('a body that is no JSON is refused in these words', () => {
  it.each<[string, string | Uint8Array]>([
    ['cut off', '{"active":tru'],
    ['a word', 'active'],
    ['a form', 'active=true'],
    ['white space', '  \n '],
    ['with a byte order mark', '\ufeff{"active":true}'],
    ['with a comma too many', '{"active":true,}'],
    ['with a comment', '{"active":true /* yes */}'],
    ['with single quotes', "{'active':true}"],
    ['two values', '{"active":true}{"active":true}'],
    ['with a raw line break in a text', '{"active":"tr\nue"}'],
    ['in UTF-16', Buffer.from('{"active":true}', 'utf16le')],
    ['that is no UTF-8', Buffer.from('{"active":true,"x":"\xff"}', 'latin1')],
    ['nested without end', '['.repeat(10_000)],
    ['NUL', '\0'],
  ])('%s', async (_, body) => {
    expect(await send('application/json', body, 'active=true')).toEqual(MALFORMED_JSON);
  });

  it('with the leading line break and the trailing space of Grape', async () => {
    const { text, headers } = await send('application/json', '{');
    expect(text).toBe(
      `{"error":"\\nProblem:\\n  message body does not match declared format\\nResolution:\\n  when specifying application/json as content-type, you must pass valid application/json in the request's 'body' "}`,
    );
    expect(headers['content-type']).toBe('application/json');
  });
});

describe('the answer is JSON', () => {
  it.each(['*/*', 'text/html', 'application/xml', 'image/png;q=1', 'nonsense'])(
    'whatever is accepted: %s',
    async (accept) => {
      const answer = await admin('GET', project.settings, { headers: { accept } });
      expect(answer).toEqual(ON);
      expect(answer.headers['content-type']).toBe('application/json');
    },
  );

  it('also with format=json', async () => {
    expect(await admin('GET', project.settings, { query: 'format=json' })).toEqual(ON);
  });

  it.each(['xml', 'html', 'txt', 'JSONP'])('and format=%s is refused', async (format) => {
    const refusal = { status: 406, json: { error: `The requested format '${format}' is not supported.` } };
    expect(await admin('GET', project.settings, { query: { format } })).toEqual(refusal);
    expect(await admin('PATCH', project.settings, { query: { format, active: true } })).toEqual(refusal);
  });
});

it('a refused body has changed nothing', async () => {
  const fresh = await newProject();
  await admin('PUT', fresh.settings, {
    query: 'active=true&integrated=true',
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  await admin('PUT', fresh.settings, {
    query: 'active=true&integrated=true',
    body: 'x',
    headers: { 'content-type': 'text/plain' },
  });
  expect(await admin('GET', fresh.settings)).toEqual(NO_SETTINGS);
});
