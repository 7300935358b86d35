import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { Project } from './projects.ts';
import { admin } from './request.ts';
import { inSentry } from './sentry-api.ts';
import { bundleOf } from './source-maps/zip.ts';
import { target } from './target.ts';

/** A script with its map, as a build leaves them. */
export interface BuiltScript {
  /** `null`: nobody has injected one. */
  debugId: string | null;
  /** `~/static/app.min.js` */
  url: string;
  script: string;
  map: string;
}

/** A script of one line of which each source is mapped at the first column, unlike any other. */
export function aScript(changes: Partial<BuiltScript> = {}): BuiltScript {
  const debugId = crypto.randomUUID();
  const map = { version: 3, sources: [`${debugId}.ts`], sourcesContent: ['one();\n'], names: [], mappings: 'AAAA' };
  return { debugId, url: `~/${debugId}.js`, script: `/*${debugId}*/one()`, map: JSON.stringify(map), ...changes };
}

/** The bundle in which sentry-cli uploads scripts with their maps. */
export function bundleOfScripts(scripts: readonly BuiltScript[], more: object = {}): Buffer {
  const files = scripts.flatMap(({ debugId, url, script, map }, index) => {
    const headers = debugId === null ? {} : { 'debug-id': debugId };
    const reference = `${url.split('/').at(-1)}.map`;
    return [
      [`files/_/_/${index}.js.map`, { bytes: map, type: 'source_map', url: `${url}.map`, headers }],
      [
        `files/_/_/${index}.js`,
        { bytes: script, type: 'minified_source', url, headers: { ...headers, sourcemap: reference } },
      ],
    ] as const;
  });
  return bundleOf(Object.fromEntries(files), more);
}

/** Uploads a bundle in one chunk and has it put together. @returns how that ended */
export async function upload(project: Project, bundle: Buffer, of: { version?: string; dist?: string } = {}) {
  const { ofOrganization, slug } = inSentry(project);
  const checksum = createHash('sha1').update(bundle).digest('hex');
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bundle)]), checksum);
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type')! };
  const body = new Uint8Array(await encoded.arrayBuffer());
  expect(await admin('POST', `${ofOrganization}/chunk-upload/`, { headers, body })).toMatchObject({ status: 200 });
  const json = { checksum, chunks: [checksum], projects: [slug], ...of };
  const look = () => admin('POST', `${ofOrganization}/artifactbundle/assemble/`, { json });
  const { json: ended } = await eventually(look, (answer) => isOver(answer.json as { state: string }));
  return ended as { state: string; detail: string | null };
}

const isOver = ({ state }: { state: string }): boolean => state === 'ok' || state === 'error';

/** Artifacts of a project of scripts that are like no others. @returns their ids, which are debug ids */
export async function newArtifacts(project: Project, count: number): Promise<string[]> {
  const scripts = Array.from({ length: count }, () => aScript());
  expect(await upload(project, bundleOfScripts(scripts))).toMatchObject({ state: 'ok' });
  return scripts.map(({ debugId }) => debugId!);
}

/** The keys of the objects that a project has of its artifacts; none where the suite cannot look. */
export async function objectsOf({ id }: Pick<Project, 'id'>): Promise<string[]> {
  if (target.objects === null) return [];
  const files = await readdir(target.objects, { recursive: true });
  const key = new RegExp(`/((?:idx|src)/${id}/[^/]+/[0-9a-f]{64})`);
  return [...new Set(files.flatMap((file) => key.exec(`/${file}`)?.[1] ?? []))].toSorted();
}
