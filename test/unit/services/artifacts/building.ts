import { createHash } from 'node:crypto';
import { bundleId, newClaim, type Bundle } from '../../../../shared/domain/artifact/bundle.ts';
import { objectKeys } from '../../../../shared/s3/keys.ts';
import type { BuildOrder } from '../../../../shared/services/artifacts/assemble.ts';
import { buildBundle } from '../../../../shared/services/artifacts/build-bundle.ts';
import * as bundles from '../../../../shared/store/bundles.ts';
import type { TestStore } from '../../../kit/store.ts';
import { bundleOf } from '../../../kit/source-maps/zip.ts';
import type { objectsInMemory } from '../../../kit/unit/mortal.ts';
import { NOW } from '../../../kit/unit/summaries.ts';

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

export const ID = '71cb7435-e3b9-585a-a9bd-3c0fa6c83246';
export const OTHER_ID = '81cb7435-e3b9-585a-a9bd-3c0fa6c83246';

export const map = (text: string | null = 'a', more: object = {}): string =>
  JSON.stringify({
    version: 3,
    sources: ['src/a.ts'],
    ...(text !== null && { sourcesContent: [text] }),
    names: [],
    mappings: 'AAAA',
    ...more,
  });

/** A script and its map, as sentry-cli writes them; `id` null: without a debug id. */
export function pair(name: string, id: string | null, content = map()): Parameters<typeof bundleOf>[0] {
  const headers = id === null ? {} : { 'debug-id': id };
  return {
    [`files/_/_/${name}`]: {
      bytes: 'f()',
      type: 'minified_source',
      url: `~/${name}`,
      headers: { ...headers, sourcemap: `${name}.map` },
    },
    [`files/_/_/${name}.map`]: { bytes: content, type: 'source_map', url: `~/${name}.map`, headers },
  };
}

export interface Place {
  store: TestStore;
  objects: ReturnType<typeof objectsInMemory>;
}

/** An upload whose chunks are there and which is claimed. */
export async function claimed(
  { store, objects }: Place,
  project_id: number,
  files: Parameters<typeof bundleOf>[0],
  of: { release?: string; dist?: string } = {},
): Promise<BuildOrder> {
  const bytes = bundleOf(files);
  const chunks = [bytes.subarray(0, 100), bytes.subarray(100)];
  for (const chunk of chunks) await objects.put(objectKeys.chunk('admin', sha1(chunk)), chunk);
  const sent = { checksum: sha1(bytes), chunks: chunks.map(sha1), release: null, dist: null, ...of };
  const order = { ...sent, project_id, bundle_id: bundleId(sent), claim: newClaim(), owner: 'admin' };
  const { bundle_id, claim } = order;
  const bundle: Bundle = {
    project_id,
    bundle_id,
    claim,
    state: 'created',
    detail: null,
    claimed_at: NOW.getTime(),
    expires_at: NOW.getTime() / 1000 + 86_400,
  };
  await bundles.forget(store, bundle);
  await bundles.claim(store, bundle, NOW);
  return order;
}

export const build = (
  { store, objects }: Pick<Parameters<typeof buildBundle>[0], 'store' | 'objects'>,
  order: BuildOrder,
  { run = 'one', now = NOW }: { run?: string; now?: Date } = {},
): Promise<void> => buildBundle({ store, objects, retentionDays: 90, now: () => now }, order, run);
