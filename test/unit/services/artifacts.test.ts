import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../../shared/domain/artifact/artifact.ts';
import type { Objects } from '../../../shared/s3/objects.ts';
import { purgeArtifact } from '../../../shared/services/artifacts/purge-artifact.ts';
import { removeArtifact } from '../../../shared/services/artifacts/remove-artifact.ts';
import { selectArtifacts } from '../../../shared/services/artifacts/select-artifacts.ts';
import { purgeProject } from '../../../shared/services/projects/purge-project.ts';
import * as artifacts from '../../../shared/store/artifacts.ts';
import { keyOfBundle } from '../../../shared/store/table/item-keys.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { freshProject, itemsBelow, useStore } from '../../kit/store.ts';
import { anArtifact } from '../../kit/unit/artifacts.ts';

const store = useStore();
const NOW = new Date('2026-11-26T12:00:00.000Z');
const EVERYTHING = { debugId: null, release: null, state: null };

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const time = (n: number): string => new Date(NOW.getTime() + n * 1000).toISOString();

/** A project with artifacts, each a second newer than the one before. */
async function projectWith(...changes: Partial<Artifact>[]) {
  const project = await freshProject(store);
  for (const [index, change] of changes.entries())
    await entered(
      anArtifact({ project_id: project.id, artifact_id: id(index + 1), created_at: time(index), ...change }),
    );
  return project;
}

/** Entered, with the scripts of its release and the upload that brought it. */
async function entered(artifact: Artifact, before: Artifact | null = null): Promise<void> {
  const path = artifact.files[1]!.name;
  expect(await artifacts.enter(store, artifact, { before, former: null, path })).toBe('done');
  const { project_id, bundle_id } = artifact;
  const Item = { ...keyOfBundle(project_id, bundle_id), project_id, bundle_id, state: 'ok' };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
}

const sortKeysBelow = async (projectId: number): Promise<string[]> =>
  (await itemsBelow(store, { id: projectId })).map(({ sk }) => String(sk).split('#')[0]!).toSorted();

describe('the list of artifacts', () => {
  it('is in pages, the newest first, without what has expired', async () => {
    const { id: projectId } = await projectWith({}, {}, { expires_at: NOW.getTime() / 1000 }, {}, {});
    const ids: string[][] = [];
    for (let after: readonly string[] | null = null, more = true; more; more = after !== null) {
      const page = await selectArtifacts(store, projectId, EVERYTHING, { limit: 2, after }, NOW);
      ids.push(page.artifacts.map(({ artifact_id }) => artifact_id));
      after = page.next;
    }
    expect(ids.flat()).toEqual([5, 4, 2, 1].map(id));
    expect(ids.every(({ length }) => length <= 2)).toBe(true);
  });

  it('has what was replaced at its new time, once', async () => {
    const { id: projectId } = await projectWith({}, {});
    const before = (await artifacts.read(store, projectId, id(1)))!;
    await entered({ ...before, digest: 'e'.repeat(64), created_at: time(9) }, before);
    const { artifacts: found } = await selectArtifacts(store, projectId, EVERYTHING, { limit: 9, after: null }, NOW);
    expect(found.map(({ artifact_id }) => artifact_id)).toEqual([id(1), id(2)]);
  });

  it.each([
    ['release', { release: 'shop@2' }, [3, 1]],
    ['state', { state: 'refused' as const }, [3]],
    ['both', { state: 'ready' as const, release: 'shop@2' }, [1]],
    ['debug id, in any spelling', { debugId: id(2).replaceAll('-', '').toUpperCase() }, [2]],
    ['debug id of none', { debugId: id(9) }, []],
    ['what is no debug id', { debugId: 'x' }, []],
    ['debug id of another release', { debugId: id(2), release: 'shop@2' }, []],
  ])('can be narrowed by %s', async (_, query, wanted) => {
    const { id: projectId } = await projectWith({ release: 'shop@2' }, {}, { release: 'shop@2', state: 'refused' });
    const page = await selectArtifacts(store, projectId, { ...EVERYTHING, ...query }, { limit: 9, after: null }, NOW);
    expect({ ids: page.artifacts.map(({ artifact_id }) => artifact_id), next: page.next }).toEqual({
      ids: wanted.map(id),
      next: null,
    });
  });

  it.each([[['x', id(1)]], [[time(1), 'x']], [[time(1)]], [[time(1), id(1), 1]], [[1, 2]]])(
    'refuses the cursor %j',
    async (after) => {
      await expect(selectArtifacts(store, 1, EVERYTHING, { limit: 1, after }, NOW)).rejects.toMatchObject({
        rule: { code: 'cursor-invalid' },
      });
    },
  );
});

describe('an artifact that is removed', () => {
  it('takes what leads to it along, and nothing of others', async () => {
    const release = 'shop@1';
    const files = [
      { name: '~/b.js.map', bytes: 1 },
      { name: '~/b.js', bytes: 1 },
    ];
    const { id: projectId } = await projectWith({ release }, { release, files, bundle_id: 'c'.repeat(64) });
    await removeArtifact(store, projectId, id(1), NOW);
    // Any upload may have brought it: none is said to be there.
    expect(await sortKeysBelow(projectId)).toEqual(['ARTIFACT', 'PROJECT', 'RELEASE_FILE']);
    expect(await artifacts.read(store, projectId, id(2))).not.toBeNull();
    await expect(removeArtifact(store, projectId, id(1), NOW)).rejects.toMatchObject({ subject: 'artifact' });
  });

  it('leaves a script that another one has by now', async () => {
    const release = 'shop@1';
    const { id: projectId } = await projectWith({ release }, { release });
    await removeArtifact(store, projectId, id(1), NOW);
    expect(await sortKeysBelow(projectId)).toEqual(['ARTIFACT', 'PROJECT', 'RELEASE_FILE']);
  });

  it('is the one that was uploaded meanwhile, if one was', async () => {
    const { id: projectId } = await projectWith({});
    const own = (await artifacts.read(store, projectId, id(1)))!;
    const again = { ...own, bundle_id: 'c'.repeat(64) };
    await entered(again, own);
    await removeArtifact(readingFirst(own), projectId, id(1), NOW);
    expect(await sortKeysBelow(projectId)).toEqual(['PROJECT']);
  });

  it.each([id(7), 'x', '', '../'])('is not found by the id %j', async (wanted) => {
    const { id: projectId } = await projectWith({});
    await expect(removeArtifact(store, projectId, wanted, NOW)).rejects.toMatchObject({ subject: 'artifact' });
  });
});

/** The store, whose first read of an item answers with this one. */
function readingFirst(item: object): Store {
  let isFirst = true;
  const send = (async (command: never) => {
    const isRead = (command as unknown) instanceof GetCommand;
    if (!isRead || !isFirst) return store.db.send(command);
    isFirst = false;
    return { Item: item };
  }) as Store['db']['send'];
  return { ...store, db: Object.assign(Object.create(store.db) as Store['db'], { send }) };
}

/** Objects that only go. */
function goingObjects(): { objects: Objects; gone: string[] } {
  const gone: string[] = [];
  const never = () => Promise.reject(new Error('not to be asked for'));
  return { objects: { get: never, put: never, remove: async (key) => void gone.push(key) }, gone };
}

describe('the objects of an artifact', () => {
  const digest = 'd'.repeat(64);

  it('go when its item is gone', async () => {
    const { objects, gone } = goingObjects();
    await purgeArtifact(objects, { project_id: 7, artifact_id: id(1), digest, build: 'first' });
    expect(gone.toSorted()).toEqual([`idx/7/${id(1)}/${digest}/first`, `src/7/${id(1)}/${digest}/first`]);
  });

  it('go with those of its former content, which may be left', async () => {
    const { objects, gone } = goingObjects();
    const former = { digest: 'f'.repeat(64), build: 'former', bundle_id: 'b' };
    await purgeArtifact(objects, { project_id: 7, artifact_id: id(1), digest, build: 'first', former });
    expect(gone).toHaveLength(4);
    expect(gone.filter((key) => key.endsWith(`${former.digest}/former`))).toHaveLength(2);
  });
});

it('the purge of a project takes artifacts, scripts of releases and uploads, and no item elsewhere', async () => {
  const { id: projectId } = await projectWith({ release: 'shop@1' }, {});
  store.sent = [];
  await purgeProject(store, projectId);
  const { sent } = store;
  expect(await sortKeysBelow(projectId)).toEqual([]);
  // Its partition in one batch, and the lists of its errors: the digests of artifacts are taken for no token.
  expect(sent.filter((name) => name.startsWith('BatchWrite'))).toHaveLength(1);
});
