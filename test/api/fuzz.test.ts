import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { counterexample } from '../kit/counterexample.ts';
import { enable, newProject, type Project } from '../kit/projects.ts';
import { admin, type Answer, type Call } from '../kit/request.ts';

/** Every request is a run against a whole stack, so there are few of each kind. */
const RUNS = 40;
const rows = Object.values(ENDPOINTS).filter(({ path }) => path !== '/openapi.json');
const names = [...new Set(rows.flatMap(({ params }) => Object.keys(params))), 'page', 'per_page', 'format', 'id', 'x'];

let project: Project;

beforeAll(async () => {
  project = await newProject();
  await enable(project);
});

/** Every answer below 500 and in JSON, or nothing. */
function expectCalm({ status, text, headers }: Answer): void {
  if (status >= 500) throw new Error(`a fault: ${status} ${text}`);
  if (status === 204 && text === '') return;
  // Whatever a browser brings, it is led to the sign-in page.
  if (status === 302 && text === '' && headers.location?.startsWith('/api/ui/-/sign-in?')) return;
  if (headers['content-type'] !== 'application/json') throw new Error(`no JSON: ${headers['content-type']}`);
  JSON.parse(text);
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
const scalar = fc.oneof(text, fc.constantFrom('true', 'false', '', '0', '1', '-1', 'null', '9007199254740993', '\0'));
const aRow = fc.constantFrom(...rows);
/** The project's own paths with anything for the ids below it; a project is not deleted by accident. */
const pathTo = (row: (typeof rows)[number], id: string): string =>
  row.path
    .replace('{id}', row.method === 'DELETE' && row.path.endsWith('{id}') ? '0' : String(project.id))
    .replace(/\{\w+\}/, id);

it('whatever the parameters are, nobody is answered by a fault', async () => {
  const carrier = fc.constantFrom<'json' | 'form' | 'multipart' | 'query'>('json', 'form', 'multipart', 'query');
  const params = fc.dictionary(fc.oneof(fc.constantFrom(...names), text), scalar, { maxKeys: 6 });
  expect(
    await counterexample(
      fc.asyncProperty(aRow, carrier, params, async (row, where, given) => {
        expectCalm(await admin(row.method, pathTo(row, '1'), { [where]: given }));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever JSON is sent', async () => {
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), fc.jsonValue()));
  expect(
    await counterexample(
      fc.asyncProperty(aRow, value, async (row, json) => {
        expectCalm(await admin(row.method, pathTo(row, '1'), { json }));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever bytes are sent as whatever type', async () => {
  const type = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="',
    'text/plain',
    ';',
    '/',
    'application/json; charset=utf-16',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string()
      .map((part) => Buffer.from(`--x\r\nContent-Disposition: form-data; name="${part}"\r\n\r\n${part}\r\n--x--`)),
    fc
      .string({ unit: fc.constantFrom('a', '[', ']', '=', '&', '%', '{', '}', '"', ':', ',') })
      .map((raw) => Buffer.from(raw)),
  );
  expect(
    await counterexample(
      fc.asyncProperty(aRow, type, bytes, async (row, contentType, body) => {
        expectCalm(await admin(row.method, pathTo(row, '1'), { headers: { 'content-type': contentType }, body }));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever the path is', async () => {
  /** What may stand in a request line; anything else a client has to escape. No digits: other tests' projects have numbers. */
  const raw = fc.string({ unit: fc.constantFrom(...'abc-._~%/:@!$&*+,;=()[]|^`{}\\"<>'.split('')), maxLength: 12 });
  const segment = fc.oneof(
    raw,
    text.map((part) => `p${encodeSafely(part)}`),
    fc.constantFrom('%00', '%', '%2F', '..', '%2e%2e', '%FF', '-1', '1e9'),
  );
  expect(
    await counterexample(
      fc.asyncProperty(aRow, segment, segment, async (row, one, other) => {
        const path = row.path.replace('{id}', one).replace(/\{\w+\}/, other);
        expectCalm(await admin(row.method === 'DELETE' ? 'GET' : row.method, path));
        expectCalm(await admin(row.method, pathTo(row, other)));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('whatever the query and the headers are', async () => {
  const query = fc.string({
    unit: fc.constantFrom(...'ab[]=&%+1.;'.split(''), 'active', 'page', '%5B', '%00'),
    maxLength: 12,
  });
  const header = fc.constantFrom(
    'accept',
    'accept-encoding',
    'authorization',
    'sudo',
    'x-forwarded-for',
    'x-forwarded-proto',
    'cookie',
    'origin',
    'content-encoding',
    'x-http-method-override',
    'job-token',
  );
  const value = fc.string({ unit: fc.constantFrom(...'aB1 ;:=,"/*-._'.split('')) });
  expect(
    await counterexample(
      fc.asyncProperty(aRow, query, fc.dictionary(header, value, { maxKeys: 3 }), async (row, raw, headers) => {
        const call: Call = { query: raw, headers };
        expectCalm(await admin(row.method, pathTo(row, '1'), call));
      }),
      RUNS,
    ),
  ).toBeNull();
});

it('after all that, the project is still there', async () => {
  expect(await admin('GET', project.at)).toMatchObject({ status: 200 });
  expect(await admin('GET', project.clientKeys)).toMatchObject({ status: 200 });
});

/** Lone surrogates have no UTF-8. */
function encodeSafely(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
