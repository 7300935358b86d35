import { describe, expect, it } from 'vitest';
import * as clientKeys from '../../../shared/store/client-keys.ts';
import * as projects from '../../../shared/store/projects.ts';
import { purgeProject } from '../../../shared/services/projects/purge-project.ts';
import { atOnce, freshProject, itemsBelow, tally, useStore } from '../../kit/store.ts';

const store = useStore();

async function newKey(projectId: number) {
  const made = await clientKeys.create(store, projectId);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  return made.key;
}

/** The public keys of a project as its list has them, and as the collector finds them. */
async function keysOf(project: { id: number }): Promise<{ listed: Set<string>; found: Set<string> }> {
  const items = await itemsBelow(store, project);
  const below = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
  return {
    listed: new Set(below('CLIENT_KEY#').map(({ public_key }) => String(public_key))),
    found: new Set(below('PUBLIC_KEY#').map(({ sk }) => String(sk).slice('PUBLIC_KEY#'.length))),
  };
}

describe('a client key', () => {
  it('appears in the list, by id, and where the collector looks', async () => {
    const project = await freshProject(store);
    const made = [await newKey(project.id), await newKey(project.id)];
    expect(await clientKeys.list(store, project.id)).toEqual(made);
    const publicKeys = new Set(made.map(({ public_key }) => public_key));
    expect(await keysOf(project)).toEqual({ listed: publicKeys, found: publicKeys });
  });

  it('vanishes from both, and is answered as it was', async () => {
    const project = await freshProject(store);
    const [gone, kept] = [await newKey(project.id), await newKey(project.id)];
    expect(await clientKeys.remove(store, project.id, gone.id)).toEqual({ outcome: 'deleted', key: gone });
    expect(await keysOf(project)).toEqual({
      listed: new Set([kept.public_key]),
      found: new Set([kept.public_key]),
    });
  });

  it('is deleted by one of ten callers', async () => {
    const project = await freshProject(store);
    const key = await newKey(project.id);
    const outcomes = await atOnce(10, () => clientKeys.remove(store, project.id, key.id));
    expect(tally(outcomes)).toEqual({ deleted: 1, 'not-found': 9 });
    expect(await keysOf(project)).toEqual({ listed: new Set(), found: new Set() });
  });

  it('a client key of another project is not found, and stays', async () => {
    const [mine, theirs] = [await freshProject(store), await freshProject(store)];
    const key = await newKey(theirs.id);
    expect(await clientKeys.remove(store, mine.id, key.id)).toEqual({ outcome: 'not-found' });
    expect(await clientKeys.list(store, theirs.id)).toEqual([key]);
  });

  it('cannot be made in a project that is not there', async () => {
    expect(await clientKeys.create(store, 999_999)).toEqual({ outcome: 'project-gone' });
    expect(await itemsBelow(store, { id: 999_999 })).toEqual([]);
  });

  it('and its look-up stay together while keys are made and deleted at once', async () => {
    const project = await freshProject(store);
    const old = await atOnce(10, () => newKey(project.id));
    await Promise.all([
      atOnce(10, () => newKey(project.id)),
      ...old.flatMap(({ id }) => [clientKeys.remove(store, project.id, id), clientKeys.remove(store, project.id, id)]),
    ]);
    const { listed, found } = await keysOf(project);
    expect(listed).toEqual(found);
    expect(listed.size).toBe(10);
  });
});

describe('a project that is deleted while keys are made', () => {
  it('gets no key afterwards, and the purge leaves nothing', async () => {
    const project = await freshProject(store);
    const [made] = await Promise.all([
      atOnce(20, () => clientKeys.create(store, project.id)),
      projects.remove(store, project),
    ]);
    const counted = tally(made);
    expect((counted['created'] ?? 0) + (counted['project-gone'] ?? 0)).toBe(20);
    const { listed, found } = await keysOf(project);
    expect([listed, listed.size]).toEqual([found, counted['created'] ?? 0]);

    await purgeProject(store, project.id);
    expect(await clientKeys.create(store, project.id)).toEqual({ outcome: 'project-gone' });
    expect(await itemsBelow(store, project)).toEqual([]);
  });
});

describe('the list of client keys', () => {
  it('is in the order of ids, where 10 comes after 9', async () => {
    const project = await freshProject(store);
    await atOnce(15, () => newKey(project.id));
    const ids = (await clientKeys.list(store, project.id)).map(({ id }) => id);
    expect(ids).toHaveLength(15);
    expect(ids).toEqual(ids.toSorted((one, other) => one - other));
  });
});
