import { describe, expect, it } from 'vitest';
import type { Group } from '../../../shared/domain/group.ts';
import * as groups from '../../../shared/store/groups.ts';
import * as projects from '../../../shared/store/projects.ts';
import { atOnce, freshProject, itemsOf, useStore } from '../../kit/store.ts';

const store = useStore();
const CREATED = '2024-01-01T00:00:00.000Z';
const ascending = (ids: readonly number[]): number[] => ids.toSorted((one, other) => one - other);

async function there(path: string): Promise<Group> {
  const group = await groups.readByPath(store, path);
  if (group === null) throw new Error(`${path} is not there`);
  return group;
}

describe('a group', () => {
  it('is there from its first project on, with those that hold it, and stays when that is deleted', async () => {
    const project = await freshProject(store, { namespace: 'Acme/shop/web' });
    const [acme, shop, web] = [await there('acme'), await there('ACME/shop'), await there('acme/shop/web')];
    expect(acme).toEqual({ id: expect.any(Number), full_path: 'Acme', parent_id: null, created_at: CREATED });
    expect(shop).toEqual({ ...acme, id: expect.any(Number), full_path: 'Acme/shop', parent_id: acme.id });
    expect(web).toEqual({ ...acme, id: expect.any(Number), full_path: 'Acme/shop/web', parent_id: shop.id });
    expect(project).toMatchObject({ namespace: 'Acme/shop/web', group: { id: web.id, parent_id: shop.id } });
    expect(await Promise.all([acme, shop, web].map(({ id }) => groups.read(store, id)))).toEqual([acme, shop, web]);
    await projects.remove(store, project);
    expect(await groups.read(store, web.id)).toEqual(web);
    expect((await freshProject(store, { namespace: 'acme/shop/web' })).group.id).toBe(web.id);
  });

  it('keeps the spelling and the date of its first project, and the others take it over', async () => {
    await freshProject(store, { namespace: 'Once' });
    const later = { created_at: '2025-01-01T00:00:00.000Z' };
    expect(await freshProject(store, { namespace: 'ONCE', ...later })).toMatchObject({ namespace: 'Once' });
    expect(await freshProject(store, { namespace: 'once/Sub', ...later })).toMatchObject({ namespace: 'Once/Sub' });
    expect(await there('once')).toMatchObject({ full_path: 'Once', created_at: CREATED });
  });

  it('is made once by 20 projects that come first together, and each of them is in it', async () => {
    const made = await atOnce(20, (index) => freshProject(store, { namespace: index % 2 ? 'new/sub' : 'New/Sub' }));
    const found = (await groups.list(store)).filter(({ full_path }) => /^new/i.test(full_path));
    const [outer, inner] = [await there('new'), await there('new/sub')];
    expect(found).toEqual([outer, inner].toSorted((one, other) => one.id - other.id));
    expect(inner.parent_id).toBe(outer.id);
    expect(await groups.projectIds(store, inner.id)).toEqual(ascending(made.map(({ id }) => id)));
    expect(await groups.projectIds(store, outer.id)).toEqual([]);
    const spellings = made.map(({ namespace, group }) => `${namespace} ${group.id} ${group.parent_id}`);
    expect(new Set(spellings)).toEqual(new Set([`${inner.full_path} ${inner.id} ${outer.id}`]));
  });

  it('has an id of its own, whatever else is made at once', async () => {
    await atOnce(30, (index) => freshProject(store, { namespace: `many-${index}` }));
    const ids = (await groups.list(store)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is not written again by the next project', async () => {
    await freshProject(store, { namespace: 'twice/sub' });
    store.sent.length = 0;
    await freshProject(store, { namespace: 'twice/sub' });
    expect(store.sent).toEqual(['BatchGetItemCommand', 'UpdateItemCommand', 'TransactWriteItemsCommand']);
  });

  it('is left by a project whose path is taken as it was', async () => {
    const { name, path, namespace, description, created_at } = await freshProject(store, { namespace: 'full' });
    const before = await itemsOf(store);
    const again = { name, path, namespace, description, created_at };
    expect(await projects.create(store, again)).toEqual({ outcome: 'path-taken' });
    expect(await itemsOf(store)).toEqual(before);
  });

  it('that is not there is read as null', async () => {
    expect(await groups.read(store, 999_999)).toBeNull();
    expect(await groups.readByPath(store, 'no-such')).toBeNull();
    expect(await groups.projectIds(store, 999_999)).toEqual([]);
  });
});

describe("a group's projects", () => {
  it('are those that are there, ascending by id', async () => {
    const [one, two, three] = await Promise.all([0, 1, 2].map(() => freshProject(store, { namespace: 'held' })));
    await projects.remove(store, two!);
    expect(await groups.projectIds(store, one!.group.id)).toEqual(ascending([one!.id, three!.id]));
  });
});

describe('the list of groups', () => {
  it('comes in the order of ids', async () => {
    const ids = (await groups.list(store)).map(({ id }) => id);
    expect(ids).toEqual(ascending(ids));
    expect(ids).toContain((await there('acme/shop')).id);
  });
});
