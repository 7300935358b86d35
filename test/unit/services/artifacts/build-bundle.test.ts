import { describe, expect, it } from 'vitest';
import { releaseFileDigest } from '../../../../shared/domain/artifact/artifact.ts';
import { LEASE_MS, type Bundle } from '../../../../shared/domain/artifact/bundle.ts';
import { objectKeys } from '../../../../shared/s3/keys.ts';
import type { BuildOrder } from '../../../../shared/services/artifacts/assemble.ts';
import * as artifacts from '../../../../shared/store/artifacts.ts';
import * as bundles from '../../../../shared/store/bundles.ts';
import * as projects from '../../../../shared/store/projects.ts';
import { freshProject, itemsBelow, useStore } from '../../../kit/store.ts';
import { Killed } from '../../../kit/unit/dying-store.ts';
import { mortal, objectsInMemory } from '../../../kit/unit/mortal.ts';
import { NOW } from '../../../kit/unit/summaries.ts';
import { build, claimed, ID, map, OTHER_ID, pair } from './building.ts';

const store = useStore();
const LATER = new Date(NOW.getTime() + LEASE_MS + 1);
const EXPIRY = NOW.getTime() / 1000 + 98 * 86_400;

async function place() {
  const project = await freshProject(store);
  return { id: project.id, project, store, objects: objectsInMemory() };
}
type Made = Awaited<ReturnType<typeof place>>;

const keysOf = ({ objects }: Made): string[] => [...objects.kept.keys()].filter((key) => !key.startsWith('chunks/'));
const artifactOf = ({ id }: Made, artifactId = ID) => artifacts.read(store, id, artifactId);
async function stateOf({ project_id, bundle_id }: BuildOrder): Promise<Partial<Bundle>> {
  const [{ state, detail } = {}] = await bundles.read(store, [project_id], bundle_id, NOW);
  return { ...(state && { state }), ...(detail && { detail }) };
}
/** All that is kept of uploads, but for whose it is and the moments of the attempt. */
async function kept(made: Made): Promise<unknown> {
  const items = (await itemsBelow(store, made)).filter(({ sk }) => sk !== 'PROJECT');
  const own = items.map((item) => ({ ...item, pk: '', project_id: 0, claim: '', build: '', error_list: '' }));
  return [own, keysOf(made).map((key) => key.replace(`/${made.id}/`, '/').replace(/[^/]+$/, ''))];
}

describe('an upload that is built', () => {
  it('has an item and objects for each map, and its scripts lead to it from the release', async () => {
    const made = await place();
    const order = await claimed(made, made.id, pair('a.js', ID), { release: 'shop@1', dist: '7' });
    await build(made, order);
    expect(await stateOf(order)).toEqual({ state: 'ok' });
    const artifact = (await artifactOf(made))!;
    const { digest } = artifact;
    const end = `${made.id}/${ID}/${digest}/${order.claim}`;
    expect(artifact).toMatchObject({
      artifact_id: ID,
      state: 'ready',
      problem: null,
      files: [
        { name: '~/a.js.map', bytes: map().length },
        { name: '~/a.js', bytes: 3 },
      ],
      digest: expect.stringMatching(/^[\da-f]{64}$/),
      release: 'shop@1',
      dist: '7',
      used_at: null,
      created_at: NOW.toISOString(),
      expires_at: EXPIRY,
      bundle_id: order.bundle_id,
    });
    const keys = [objectKeys.index(artifact), objectKeys.texts(artifact)];
    expect(keysOf(made)).toEqual([`idx/${end}`, `src/${end}`]);
    expect(keys.map((key) => made.objects.kept.get(key)!.length)).toEqual([artifact.index_bytes, artifact.texts_bytes]);
    const file = { release: 'shop@1', dist: '7', path: '~/a.js' };
    const items = await itemsBelow(store, made);
    expect(items).toContainEqual({
      pk: `PROJECT#${made.id}`,
      sk: `RELEASE_FILE#${releaseFileDigest(file)}`,
      ...file,
      artifact_id: ID,
      expires_at: EXPIRY,
    });
    expect(items.find(({ sk }) => sk === 'COUNTS')).toMatchObject({ has_maps: true, revision: 1 });
  });

  it('of a map without a debug id is known by its content, and nothing of it by a release that it has not', async () => {
    const made = await place();
    await build(made, await claimed(made, made.id, pair('a.js', null)));
    const [artifact, ...others] = (await itemsBelow(store, made)).filter(({ sk }) =>
      String(sk).startsWith('ARTIFACT#'),
    );
    expect(others).toEqual([]);
    expect(artifact!['artifact_id']).toBe(
      String(artifact!['digest']).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5'),
    );
    expect((await itemsBelow(store, made)).some(({ sk }) => String(sk).startsWith('RELEASE_FILE#'))).toBe(false);
  });

  it.each([
    [
      'that its script has within it',
      `f()\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map()).toString('base64')}`,
      {},
    ],
    [
      'that its script alone names',
      'f()\n//# sourceMappingURL=a.js.map',
      { m: { bytes: map(), type: 'source_map', url: '~/x/a.js.map' } },
    ],
  ])('finds the map %s', async (_, script, more) => {
    const made = await place();
    const own = {
      s: { bytes: script, type: 'minified_source', url: '~/x/a.js', headers: { 'debug-id': ID } },
      ...more,
    };
    await build(made, await claimed(made, made.id, own));
    expect(await artifactOf(made)).toMatchObject({ state: 'ready' });
    expect(keysOf(made)).toHaveLength(2);
  });

  it('takes the texts that its maps lack from files of the bundle, and is another with them', async () => {
    const made = await place();
    await build(made, await claimed(made, made.id, pair('a.js', ID, map(null))));
    const without = (await artifactOf(made))!;
    expect(without.texts_bytes).toBe(0);
    const source = { src: { bytes: 'text of it', type: 'source', url: '~/src/a.ts' } };
    await build(made, await claimed(made, made.id, { ...pair('a.js', ID, map(null)), ...source }));
    const { texts_bytes, digest } = (await artifactOf(made))!;
    expect([texts_bytes > 0, digest === without.digest]).toEqual([true, false]);
  });

  it('keeps what is refused with the file that is at fault, and builds the others', async () => {
    const made = await place();
    const files = { ...pair('a.js', ID, map('a', { mappings: '!' })), ...pair('b.js', OTHER_ID) };
    const order = await claimed(made, made.id, files);
    await build(made, order);
    const problem = expect.stringMatching(/^files\/_\/_\/a\.js\.map: its mappings are damaged/) as unknown as string;
    expect(await stateOf(order)).toEqual({ state: 'error', detail: problem });
    expect(await artifactOf(made)).toMatchObject({ state: 'refused', problem, index_bytes: 0, used_at: null });
    expect(await artifactOf(made, OTHER_ID)).toMatchObject({ state: 'ready', problem: null });
  });

  it('leaves a map that can be used when one of the same debug id cannot', async () => {
    const made = await place();
    await build(made, await claimed(made, made.id, pair('a.js', ID)));
    await build(made, await claimed(made, made.id, pair('a.js', ID, '{}')));
    expect(await artifactOf(made)).toMatchObject({ state: 'ready' });
  });
});

describe('an artifact', () => {
  it('is not built again while it is there: it is of the later upload then', async () => {
    const made = await place();
    await build(made, await claimed(made, made.id, pair('a.js', ID)));
    const before = (await artifactOf(made))!;
    const puts: string[] = [];
    const objects = { ...made.objects, put: async (key: string) => void puts.push(key) };
    const order = await claimed(made, made.id, { ...pair('a.js', ID), x: { bytes: '' } }, { release: '2' });
    await build({ store, objects }, order, { now: LATER });
    expect(puts).toEqual([]);
    const { release, bundle_id, expires_at } = order.release === '2' ? (await artifactOf(made))! : before;
    expect([release, bundle_id, expires_at > before.expires_at]).toEqual(['2', order.bundle_id, true]);
    expect((await artifactOf(made))!.created_at).toBe(before.created_at);
  });

  it('of another content takes its place: the objects of the former go, and its upload would be built again', async () => {
    const made = await place();
    const first = await claimed(made, made.id, pair('a.js', ID));
    await build(made, first);
    const second = await claimed(made, made.id, pair('a.js', ID, map('b')));
    await build(made, second);
    const artifact = (await artifactOf(made))!;
    expect(artifact).not.toHaveProperty('former');
    expect(keysOf(made)).toEqual([objectKeys.index(artifact), objectKeys.texts(artifact)]);
    expect([await stateOf(first), await stateOf(second)]).toEqual([{}, { state: 'ok' }]);
  });

  it('is the same when its builder was killed between any two calls and called again', async () => {
    const files = [pair('a.js', ID), { ...pair('a.js', ID, map('b')), ...pair('b.js', OTHER_ID, '{}') }];
    const of = { release: 'shop@1' };
    async function prepared() {
      const made = await place();
      await build(made, await claimed(made, made.id, files[0]!, of));
      return { made, order: await claimed(made, made.id, files[1]!, of) };
    }
    const whole = await prepared();
    const alive = mortal(whole.made, null);
    await build(alive, whole.order);
    const expected = await kept(whole.made);
    for (let call = 0; call < alive.calls(); call++) {
      const { made, order } = await prepared();
      const died = build(mortal(made, { call, when: 'after' }), order);
      await expect(died).rejects.toThrow(Killed);
      await build(made, order);
      expect({ call, kept: await kept(made) }).toEqual({ call, kept: expected });
    }
  });

  it('of a project that is gone is not entered, and leaves no objects', async () => {
    const made = await place();
    const order = await claimed(made, made.id, pair('a.js', ID));
    await projects.remove(store, made.project);
    await build(made, order);
    expect([await artifactOf(made), keysOf(made)]).toEqual([null, []]);
  });
});
