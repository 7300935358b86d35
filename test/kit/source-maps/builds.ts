import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { newEventId, type Reporter, type SentEvent } from '../collector.ts';
import { eventually } from '../eventually.ts';
import { admin } from '../request.ts';
import { inSentry } from '../sentry-api.ts';
import { mappingsOf } from './vlq.ts';
import { bundleOf } from './zip.ts';

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const FILE = 'https://shop.example/app.js';
export const SOURCE = '// 1\nexport function openBasket() {\n  items.forEach(render);\n}\n';

/** A build of the same source, in which the function has another name, and stands elsewhere. */
export interface Build {
  id: string;
  minified: string;
  /** Where the function's body is, from 1. */
  colno: number;
}

/** @param before what stands before the function */
export function newBuild(minified: string, before: string): Build & { bundle: Buffer } {
  const [id, start] = [randomUUID(), before.length];
  const script = `${before}function ${minified}(){i.forEach(n)}`;
  const body = start + `function ${minified}(){`.length;
  const name = start + 'function '.length;
  const mappings = mappingsOf([
    [
      [start, 0, 1, 0],
      [name, 0, 1, 16, 0],
      [body, 0, 2, 2],
    ],
  ]);
  const map = JSON.stringify({
    version: 3,
    sources: ['webpack://shop/./src/basket.ts'],
    sourcesContent: [SOURCE],
    names: ['openBasket'],
    mappings,
  });
  const headers = { 'debug-id': id };
  const bundle = bundleOf({
    'files/_/_/app.js': {
      bytes: `${script}\n//# sourceMappingURL=app.js.map`,
      type: 'minified_source',
      url: '~/app.js',
      headers: { ...headers, sourcemap: 'app.js.map' },
    },
    'files/_/_/app.js.map': { bytes: map, type: 'source_map', url: '~/app.js.map', headers },
  });
  return { id, minified, colno: body + 1, bundle };
}

/** Uploads a bundle as sentry-cli does, and waits until it is built. */
export async function upload({ project }: Reporter, bundle: Buffer): Promise<void> {
  const path = inSentry(project).ofOrganization;
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bundle)]), sha1(bundle));
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type')! };
  const body = new Uint8Array(await encoded.arrayBuffer());
  expect(await admin('POST', `${path}/chunk-upload/`, { headers, body })).toMatchObject({ status: 200 });
  const json = { checksum: sha1(bundle), chunks: [sha1(bundle)], projects: [inSentry(project).slug] };
  const done = await eventually(
    () => admin('POST', `${path}/artifactbundle/assemble/`, { json }),
    ({ json: answer }) => ['ok', 'error'].includes((answer as { state: string }).state),
  );
  expect(done.json).toMatchObject({ state: 'ok' });
}

/** An event that such a build throws. @param more of its frame */
export function eventIn({ id, minified, colno }: Build, more: JsonObject = {}): SentEvent {
  const frame = { function: minified, abs_path: FILE, lineno: 1, colno, in_app: true, ...more };
  return {
    event_id: newEventId(),
    platform: 'javascript',
    exception: { values: [{ type: 'TypeError', value: 'it broke', stacktrace: { frames: [frame] } }] },
    debug_meta: { images: [{ type: 'sourcemap', code_file: FILE, debug_id: id }] },
  };
}
