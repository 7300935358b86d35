import { describe, expect, it } from 'vitest';
import { fullPath } from '../../../shared/domain/project.ts';
import { nextId } from '../../../shared/store/table/counter.ts';
import * as projects from '../../../shared/store/projects.ts';
import { keyOfProject } from '../../../shared/store/table/item-keys.ts';
import { atOnce, freshProject, itemsOf, tally, useStore } from '../../kit/store.ts';

const store = useStore();
const draft = (path: string) => ({
  name: 'App',
  path,
  namespace: 'Group/sub',
  description: null,
  created_at: '2024-01-01T00:00:00.000Z',
});

describe('ids', () => {
  it('are unique and without a gap for 50 callers at once, each kind on its own', async () => {
    const first = await nextId(store, 'client_key');
    expect(await nextId(store, 'access_token')).toBe(1);
    const ids = await atOnce(50, () => nextId(store, 'client_key'));
    expect(ids.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, i) => first + 1 + i));
  });
});

describe('a project', () => {
  it('is found by id and by path in any case, without the table’s own fields', async () => {
    const made = await projects.create(store, draft('Web'));
    if (made.outcome !== 'created') throw new Error(made.outcome);
    const group = { id: expect.any(Number) as number, parent_id: expect.any(Number) as number };
    expect(made.project).toEqual({ id: expect.any(Number) as number, ...draft('Web'), group });
    expect(await projects.read(store, made.project.id)).toEqual(made.project);
    expect(await projects.readByPath(store, 'gROUP/SUB/web')).toEqual(made.project);
  });

  it('has a salt of its own for its users, which nobody is told', async () => {
    const [one, other] = [await freshProject(store), await freshProject(store)];
    const salts = (await itemsOf(store)).flatMap(({ pk, user_salt }) =>
      pk === keyOfProject(one.id).pk || pk === keyOfProject(other.id).pk ? [user_salt] : [],
    );
    expect(salts).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(salts[0]).not.toBe(salts[1]);
    const told = [one, await projects.read(store, one.id), await projects.readByPath(store, fullPath(one))];
    expect(JSON.stringify([...told, await projects.list(store)])).not.toContain('salt');
  });

  it('a project that is not there is read as null', async () => {
    expect(await projects.read(store, 999_999)).toBeNull();
    expect(await projects.readByPath(store, 'no/such')).toBeNull();
  });

  it('has its path for itself: of 20 creators in all spellings one wins', async () => {
    const before = await itemsOf(store);
    const made = await atOnce(20, (index) => projects.create(store, draft(index % 2 ? 'RACE' : 'race')));
    expect(tally(made)).toEqual({ created: 1, 'path-taken': 19 });
    // Itself, its path, and its place in its group, which was there before.
    expect((await itemsOf(store)).length - before.length).toBe(3);
  });

  it('leaves its path to another once it is deleted', async () => {
    const old = await freshProject(store, { path: 'reused' });
    expect(await projects.remove(store, old)).toEqual({ outcome: 'deleted' });
    expect(await projects.readByPath(store, 'group/reused')).toBeNull();
    const { id } = await freshProject(store, { path: 'Reused' });
    expect(await projects.readByPath(store, 'group/reused')).toMatchObject({ id, path: 'Reused' });
  });

  it('is deleted once, and a second deletion does not take the path from who has it now', async () => {
    const old = await freshProject(store, { path: 'twice' });
    expect(tally(await atOnce(10, () => projects.remove(store, old)))).toEqual({ deleted: 1, 'not-found': 9 });
    const { id } = await freshProject(store, { path: 'twice' });
    expect(await projects.remove(store, old)).toEqual({ outcome: 'not-found' });
    expect(await projects.readByPath(store, 'group/twice')).toMatchObject({ id });
  });

  it('is created or not while its namesake is deleted, never both at once', async () => {
    const old = await freshProject(store, { path: 'contested' });
    const [created] = await Promise.all([
      atOnce(10, () => projects.create(store, { ...draft('contested'), namespace: 'group' })),
      projects.remove(store, old),
    ]);
    const winner = await projects.readByPath(store, 'group/contested');
    expect(tally(created)['created'] ?? 0).toBe(winner === null ? 0 : 1);
  });
});

describe('projects by their ids', () => {
  it('come in the order asked for, without those that are not there', async () => {
    const [one, other] = [await freshProject(store), await freshProject(store)];
    expect(await projects.readMany(store, [other.id, 999_999, one.id])).toEqual([other, one]);
    expect(await projects.readMany(store, [])).toEqual([]);
  });
});

describe('the list of projects', () => {
  it('comes in the order of ids, through pages of 1 MB, without those that were deleted', async () => {
    const others = await projects.list(store);
    const made = await atOnce(12, () => freshProject(store, { description: 'x'.repeat(100_000) }));
    await projects.remove(store, made[3]!);
    const expected = [...others, ...made.filter((_, index) => index !== 3)];
    store.sent.length = 0;
    expect(await projects.list(store)).toEqual(expected.toSorted((one, other) => one.id - other.id));
    expect(store.sent.length).toBeGreaterThan(1);
  });
});
