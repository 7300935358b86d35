import { describe, expect, it } from 'vitest';
import { LEASE_MS, type Bundle } from '../../../../shared/domain/artifact/bundle.ts';
import type { BuildOrder } from '../../../../shared/services/artifacts/assemble.ts';
import { objectKeys } from '../../../../shared/s3/keys.ts';
import { VERSION } from '../../../../shared/source-maps/index/format.ts';
import type { Store } from '../../../../shared/store/table/store.ts';
import * as artifacts from '../../../../shared/store/artifacts.ts';
import * as bundles from '../../../../shared/store/bundles.ts';
import { freshProject, itemsBelow, useStore } from '../../../kit/store.ts';
import { mortal, objectsInMemory } from '../../../kit/unit/mortal.ts';
import { NOW } from '../../../kit/unit/summaries.ts';
import { build, claimed, ID, OTHER_ID, pair } from './building.ts';

const store = useStore();
const LATER = new Date(NOW.getTime() + LEASE_MS + 1);

async function place() {
  const { id } = await freshProject(store);
  return { id, store, objects: objectsInMemory() };
}

type Made = Awaited<ReturnType<typeof place>>;

const artifactOf = ({ id }: { id: number }, artifactId = ID) => artifacts.read(store, id, artifactId);
async function stateOf({ project_id, bundle_id }: BuildOrder): Promise<Partial<Bundle>> {
  const [{ state, detail } = {}] = await bundles.read(store, [project_id], bundle_id, NOW);
  return { ...(state && { state }), ...(detail && { detail }) };
}

describe('a run', () => {
  it('does nothing while another is at work, and goes on when that has failed, or is silent', async () => {
    const made = await place();
    const order = await claimed(made, made.id, pair('a.js', ID));
    await build(mortal(made, { call: 4, when: 'before' }), order).catch(() => undefined);
    await build(made, order, { run: 'two' });
    expect(await stateOf(order)).toEqual({ state: 'assembling' });
    await build(made, order, { run: 'two', now: LATER });
    expect(await stateOf(order)).toEqual({ state: 'ok' });
  });

  it('that failed by itself says so, and whoever asks next begins anew', async () => {
    const made = await place();
    const order = await claimed(made, made.id, pair('a.js', ID));
    const objects = { ...made.objects, put: () => Promise.reject(new Error('S3 is away')) };
    await expect(build({ store, objects }, order)).rejects.toThrow('S3 is away');
    const [left] = await bundles.read(store, [made.id], order.bundle_id, NOW);
    expect(left).toMatchObject({ state: 'assembling', alive_until: 0, crashes: {} });
    expect(left).not.toHaveProperty('at_file');
  });

  it('whose errors cannot be merged fails, and its maps are there', async () => {
    const made = await place();
    const order = await claimed(made, made.id, pair('a.js', ID));
    const send = ((command: { input: { IndexName?: string } }) =>
      command.input.IndexName === undefined
        ? store.db.send(command as never)
        : Promise.reject(new Error('the index is away'))) as Store['db']['send'];
    const broken = { ...store, db: Object.assign(Object.create(store.db) as Store['db'], { send }) };
    await expect(build({ store: broken, objects: made.objects }, order)).rejects.toThrow('the index is away');
    expect(await stateOf(order)).toEqual({ state: 'ok' });
    expect(await artifactOf(made)).toMatchObject({ state: 'ready' });
  });

  it.each([
    ['are gone', (objects: Made['objects'], key: string) => objects.kept.delete(key)],
    [
      'are of a version that is read no more',
      (objects: Made['objects'], key: string) => objects.kept.get(key)!.fill(9, 4, 8),
    ],
  ])('builds an artifact again whose objects %s', async (_, spoil) => {
    const made = await place();
    await build(made, await claimed(made, made.id, pair('a.js', ID)));
    spoil(made.objects, objectKeys.index((await artifactOf(made))!));
    await build(made, await claimed(made, made.id, pair('a.js', ID)));
    const keys = [...made.objects.kept.keys()].filter((key) => key.startsWith('idx/'));
    expect(keys).toEqual([objectKeys.index((await artifactOf(made))!)]);
    expect(made.objects.kept.get(keys[0]!)!.readUInt32LE(4)).toBe(VERSION);
  });

  it.each([
    'files/_/_/a.js.map',
    // Which objects have by themselves.
    'constructor',
    '__proto__',
  ])('gives up the file %s at which two have died, names it, and builds the others', async (name) => {
    const made = await place();
    const files = Object.entries({ ...pair('a.js', ID), ...pair('b.js', OTHER_ID) });
    const named = files.map(([own, file]) => [own === 'files/_/_/a.js.map' ? name : own, file] as const);
    const order = await claimed(made, made.id, Object.fromEntries(named));
    const dies = { ...made.objects, put: () => new Promise<void>(() => undefined) };
    for (const run of ['one', 'two']) {
      // It hangs for ever in the first file, as one that is out of memory.
      void build({ store, objects: dies }, order, { run, now: run === 'one' ? NOW : LATER });
      await expect
        .poll(async () => (await bundles.read(store, [made.id], order.bundle_id, NOW))[0])
        .toMatchObject({ run, at_file: name });
    }
    await build(made, order, { run: 'three', now: new Date(LATER.getTime() + LEASE_MS + 1) });
    const problem = expect.stringContaining(
      `${name}: building it took more than the memory or the time`,
    ) as unknown as string;
    expect(await stateOf(order)).toEqual({ state: 'error', detail: problem });
    expect(await artifactOf(made)).toMatchObject({ state: 'refused', problem });
    expect(await artifactOf(made, OTHER_ID)).toMatchObject({ state: 'ready' });
  });
});

describe('what is refused', () => {
  it('is known of where it is all there is, and does not forget what it takes the place of', async () => {
    const made = await place();
    await build(made, await claimed(made, made.id, pair('a.js', ID, '{}')));
    expect((await itemsBelow(store, made)).find(({ sk }) => sk === 'COUNTS')).toMatchObject({ has_maps: true });
    await build(made, await claimed(made, made.id, pair('a.js', ID)));
    const { digest, bundle_id, expires_at } = (await artifactOf(made))!;
    const expired = new Date((expires_at + 1) * 1000);
    await build(made, await claimed(made, made.id, pair('a.js', ID, '[]')), { now: expired });
    expect(await artifactOf(made)).toMatchObject({ state: 'refused', former: { digest, bundle_id } });
  });
});
