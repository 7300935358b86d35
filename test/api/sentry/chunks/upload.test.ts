import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { newProject, newToken, unique, type Project } from '../../../kit/projects.ts';
import { admin, as, type Answer, type Caller } from '../../../kit/request.ts';
import { badRequest, inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

const MIB = 2 ** 20;
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

let project: Project;
let foreign: Project;
let path: string;
let caller: Caller;

beforeAll(async () => {
  [project, foreign] = await Promise.all([
    newProject({ namespace_path: unique('g') }),
    newProject({ namespace_path: unique('g') }),
  ]);
  path = `${inSentry(project).ofOrganization}/chunk-upload/`;
  caller = as((await newToken(project, { access_level: 30 })).token);
});

interface Part {
  field?: string;
  name?: string;
  bytes: Uint8Array;
}

async function upload(parts: Part[], by = caller, at = path): Promise<Answer> {
  const form = new FormData();
  for (const { field = 'file', bytes, name = sha1(bytes) } of parts)
    form.append(field, new Blob([new Uint8Array(bytes)]), name);
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type')! };
  return by('POST', at, { headers, body: new Uint8Array(await encoded.arrayBuffer()) });
}

describe('an upload', () => {
  it('keeps chunks as large as they may be, plain and compressed, and the same again', async () => {
    const largest = randomBytes(2 * MIB);
    const done = { status: 200, json: {} };
    expect(await upload([{ bytes: largest }])).toEqual(done);
    const small = randomBytes(1000);
    const compressed = { field: 'file_gzip', name: sha1(small), bytes: gzipSync(small) };
    expect(await Promise.all([upload([compressed]), upload([compressed])])).toEqual([done, done]);
    expect(await upload([])).toEqual(done);
  });

  it('of a content that is not what its name says is refused', async () => {
    const [one, other] = ['a'.repeat(40), sha1(Buffer.from('b'))];
    expect(await upload([{ name: one, bytes: Buffer.from('b') }])).toEqual(
      badRequest(`Invalid chunk: the content of ${one} has the SHA-1 ${other}.`),
    );
    const bomb = gzipSync(Buffer.alloc(100 * MIB));
    expect(await upload([{ field: 'file_gzip', name: one, bytes: bomb }])).toEqual(
      badRequest(`Invalid chunk: ${one} inflates to more than ${2 * MIB} bytes.`),
    );
    expect(await upload([{ bytes: Buffer.from('b') }, { bytes: Buffer.from('c') }])).toEqual(
      badRequest('Invalid chunk: a request has at most 1.'),
    );
  });

  it('of something that is no form, or too large, is refused', async () => {
    const type = 'multipart/form-data; boundary=x';
    const sent = (contentType: string, body: string | Uint8Array) =>
      caller('POST', path, { headers: { 'content-type': contentType }, body });
    const malformed = badRequest('Multipart form parse error: the body is no multipart/form-data.');
    expect(await sent(type, '--x\r\nContent-Dispo')).toEqual(malformed);
    expect(await sent('multipart/form-data', 'no boundary')).toEqual(malformed);
    expect(await sent('application/json', '{}')).toEqual({
      status: 415,
      json: { detail: 'Unsupported media type "application/json" in request: send multipart/form-data.' },
    });
    expect(await sent(type, new Uint8Array(2 * MIB + 65_537))).toEqual({
      status: 413,
      json: { detail: `The request body is larger than ${2 * MIB + 65_536} bytes.` },
    });
  });

  it('to an organization that the caller does not know is refused', async () => {
    const elsewhere = `${inSentry(foreign).ofOrganization}/chunk-upload/`;
    expect(await upload([{ bytes: Buffer.from('b') }], caller, elsewhere)).toEqual(NO_RESOURCE);
    expect(await upload([{ bytes: Buffer.from('b') }], admin, elsewhere)).toEqual({ status: 200, json: {} });
  });
});
