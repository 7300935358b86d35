import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../kit/eventually.ts';
import { newProject, newToken, unique, type Project } from '../../../kit/projects.ts';
import { as, type Answer, type Caller } from '../../../kit/request.ts';
import { badRequest, inSentry } from '../../../kit/sentry-api.ts';
import { bundleOf } from '../../../kit/source-maps/zip.ts';

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const map = (sources: string) => JSON.stringify({ version: 3, sources: [sources], names: [], mappings: 'AAAA' });

let project: Project;
let other: Project;
let path: string;
let caller: Caller;
let otherCaller: Caller;

beforeAll(async () => {
  const namespace_path = unique('g');
  project = await newProject({ namespace_path });
  other = await newProject({ namespace_path });
  path = inSentry(project).ofOrganization;
  [caller, otherCaller] = (await Promise.all([project, other].map((one) => newToken(one, { access_level: 30 })))).map(
    ({ token }) => as(token),
  ) as [Caller, Caller];
});

/** A bundle with one map, unlike any other. */
function newBundle(content = map(unique('source'))): Buffer {
  const headers = { 'debug-id': crypto.randomUUID() };
  return bundleOf({ 'files/_/_/a.js.map': { bytes: content, type: 'source_map', url: '~/a.js.map', headers } });
}

/** How an upload is once nobody works at it any more. */
function settled(by: Caller, bundle: Buffer): Promise<Answer> {
  return eventually(
    () => assemble(by, bundle, []),
    ({ json }) => ['ok', 'error'].includes((json as { state: string }).state),
  );
}

async function send(by: Caller, ...chunks: Buffer[]): Promise<void> {
  for (const chunk of chunks) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(chunk)]), sha1(chunk));
    const encoded = new Response(form);
    const headers = { 'content-type': encoded.headers.get('content-type')! };
    const body = new Uint8Array(await encoded.arrayBuffer());
    expect(await by('POST', `${path}/chunk-upload/`, { headers, body })).toMatchObject({ status: 200 });
  }
}

function assemble(by: Caller, bundle: Buffer, chunks: Buffer[] = [bundle], more: object = {}): Promise<Answer> {
  const of = by === caller ? project : other;
  const json = { checksum: sha1(bundle), chunks: chunks.map(sha1), projects: [inSentry(of).slug], ...more };
  return by('POST', `${path}/artifactbundle/assemble/`, { json });
}

const state = (name: string, missingChunks: string[] = [], detail: string | null = null) => ({
  status: 200,
  json: { state: name, missingChunks, detail },
});

describe('an upload', () => {
  it('is put together from chunks that were sent, once, and is there then', async () => {
    const bundle = newBundle();
    const chunks = [bundle.subarray(0, 100), bundle.subarray(100)];
    expect(await assemble(caller, bundle, chunks)).toEqual(state('not_found', chunks.map(sha1)));
    await send(caller, chunks[1]!);
    expect(await assemble(caller, bundle, chunks)).toEqual(state('not_found', [sha1(chunks[0]!)]));
    await send(caller, chunks[0]!);
    const answers = await Promise.all([1, 2, 3].map(() => assemble(caller, bundle, chunks)));
    for (const answer of answers) expect(answer.json).toMatchObject({ missingChunks: [], detail: null });
    expect(await settled(caller, bundle)).toEqual(state('ok'));
  });

  it('is not put together from what somebody else has sent', async () => {
    const bundle = newBundle();
    await send(caller, bundle);
    expect(await assemble(otherCaller, bundle)).toEqual(state('not_found', [sha1(bundle)]));
    expect(await assemble(caller, bundle, [bundle], { projects: [inSentry(other).slug] })).toEqual(
      badRequest(`Invalid upload: projects has "${inSentry(other).slug}", which is none of yours here.`),
    );
  });

  it.each([
    ['is no bundle', Buffer.from('no bundle'), /^artifact bundle: does not begin with SYSB$/],
    ['has a map that is none', newBundle('{}'), /^files\/_\/_\/a\.js\.map: /],
  ])('that %s is an error that says so', async (_, bundle, detail) => {
    await send(caller, bundle);
    await assemble(caller, bundle);
    expect((await settled(caller, bundle)).json).toEqual({
      state: 'error',
      missingChunks: [],
      detail: expect.stringMatching(detail),
    });
  });

  it('whose chunks are not what its digest says is an error', async () => {
    const [bundle, chunk] = [newBundle(), newBundle()];
    await send(caller, chunk);
    await assemble(caller, bundle, [chunk]);
    expect(await settled(caller, bundle)).toEqual(state('error', [], 'The chunks are not what the checksum says.'));
  });
});
