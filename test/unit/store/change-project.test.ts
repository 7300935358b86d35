import { describe, expect, it } from 'vitest';
import { fullPath, type Project } from '../../../shared/domain/project.ts';
import * as alertSetups from '../../../shared/store/alert-setups.ts';
import * as projects from '../../../shared/store/projects.ts';
import { atOnce, freshProject, itemsBelow, itemsOf, tally, useStore } from '../../kit/store.ts';
import { alertRule, setupWith } from '../../kit/unit/alert-rules.ts';
import { setRules } from '../services/alerts/alerting-project.ts';

const store = useStore();

describe('a change of a project', () => {
  const to = (fields: Partial<Project>) => (current: Project) => ({ project: { ...current, ...fields } });

  it('is seen by id, by path and in the list, and the salt of its users stays', async () => {
    const old = await freshProject(store);
    const saltOf = async () => (await itemsBelow(store, old)).map(({ user_salt }) => user_salt);
    const salt = await saltOf();
    const project = { ...old, name: 'New', attributes: { lfs_enabled: false } };
    expect(await projects.change(store, old.id, to(project))).toEqual({ outcome: 'changed', project });
    expect(await projects.read(store, old.id)).toEqual(project);
    expect(await projects.readByPath(store, fullPath(old))).toEqual(project);
    expect(await projects.list(store)).toContainEqual(project);
    expect(await saltOf()).toEqual(salt);
  });

  it('leaves its alerts as they are, and shows them to nobody who asks for the project', async () => {
    const old = await freshProject(store);
    await setRules(store, old.id, [alertRule()]);
    const project = { ...old, name: 'New' };
    expect(await projects.change(store, old.id, to({ name: 'New' }))).toEqual({ outcome: 'changed', project });
    expect(await alertSetups.read(store, old.id)).toEqual(setupWith([alertRule()]));
    expect(await projects.read(store, old.id)).toEqual(project);
    expect(await projects.readByPath(store, fullPath(old))).toEqual(project);
  });

  it('to another path frees the old one, and a new project may take it', async () => {
    const old = await freshProject(store, { path: 'before' });
    const project = { ...old, path: 'after' };
    expect(await projects.change(store, old.id, to({ path: 'after' }))).toEqual({ outcome: 'changed', project });
    expect(await projects.readByPath(store, 'group/before')).toBeNull();
    expect(await projects.readByPath(store, 'group/AFTER')).toEqual(project);
    const { id } = await freshProject(store, { path: 'before' });
    expect(await projects.readByPath(store, 'group/before')).toMatchObject({ id });
  });

  it('to another spelling of its path', async () => {
    const old = await freshProject(store, { path: 'spelling' });
    await projects.change(store, old.id, to({ path: 'Spelling' }));
    expect(await projects.readByPath(store, 'group/spelling')).toEqual({ ...old, path: 'Spelling' });
    expect(await projects.change(store, old.id, to({ name: 'Again' }))).toMatchObject({ outcome: 'changed' });
  });

  it('to a path that another has changes nothing', async () => {
    const [one, other] = [await freshProject(store, { path: 'one' }), await freshProject(store, { path: 'other' })];
    expect(await projects.change(store, one.id, to({ path: 'OTHER', name: 'X' }))).toEqual({ outcome: 'path-taken' });
    expect(await projects.read(store, one.id)).toEqual(one);
    expect(await projects.readByPath(store, 'group/one')).toEqual(one);
    expect(await projects.readByPath(store, 'group/other')).toEqual(other);
  });

  it('that is refused, or of a project that is not there, changes nothing', async () => {
    const old = await freshProject(store);
    const before = await itemsOf(store);
    expect(await projects.change(store, old.id, () => ({ refused: 'no' }))).toEqual({
      outcome: 'refused',
      refused: 'no',
    });
    expect(await projects.change(store, 999_999, to({}))).toEqual({ outcome: 'not-found' });
    expect(await itemsOf(store)).toEqual(before);
  });

  it('is not lost among 20 at once', async () => {
    const { id, namespace } = await freshProject(store);
    const changed = await atOnce(20, (index) =>
      projects.change(store, id, (current) => ({
        project: { ...current, path: `at-once-${index}`, description: `${current.description ?? ''}.` },
      })),
    );
    expect(tally(changed)).toEqual({ changed: 20 });
    const last = (await projects.read(store, id))!;
    expect(last.description).toHaveLength(20);
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, index) => projects.readByPath(store, `${namespace}/at-once-${index}`)),
    );
    expect(found.filter((project) => project !== null)).toEqual([last]);
  }, 30_000);

  it('of 20 projects to one path succeeds for one', async () => {
    const contenders = await atOnce(20, () => freshProject(store));
    const changed = await Promise.all(contenders.map(({ id }) => projects.change(store, id, to({ path: 'wanted' }))));
    expect(tally(changed)).toEqual({ changed: 1, 'path-taken': 19 });
    const winner = (await projects.readByPath(store, 'group/wanted'))!;
    const all = await projects.readMany(
      store,
      contenders.map(({ id }) => id),
    );
    expect(all.filter(({ path }) => path === 'wanted')).toEqual([winner]);
    const paths = await Promise.all(all.map((project) => projects.readByPath(store, fullPath(project))));
    expect(paths).toEqual(all);
  }, 30_000);

  it('against its deletion leaves either no trace or nothing', async () => {
    for (let round = 0; round < 5; round++) {
      const old = await freshProject(store, { path: `doomed-${round}` });
      const [changed, removed] = await Promise.all([
        projects.change(store, old.id, to({ path: `moved-${round}` })),
        projects.remove(store, old),
      ]);
      expect(['changed', 'not-found']).toContain(changed.outcome);
      expect(removed).toEqual({ outcome: 'deleted' });
      const left = (await itemsOf(store)).filter(({ pk, sk }) => [pk, sk].join().match(`(doomed|moved)-${round}`));
      expect(left).toEqual([]);
      expect(await projects.read(store, old.id)).toBeNull();
    }
  });
});
