import { describe, expect, it } from 'vitest';
import type { Project } from '../../../shared/domain/project.ts';
import { selectProjects, type ProjectSelection } from '../../../shared/domain/select-projects.ts';

function project(id: number, name: string, path: string, day: number): Project {
  return {
    id,
    name,
    path,
    namespace: 'g',
    group: { id: 3, parent_id: null },
    description: null,
    created_at: `2024-01-0${day}T00:00:00.000Z`,
  };
}

const PROJECTS = [
  project(1, 'beta', 'x-1', 3),
  project(2, 'Alpha', 'Y-2', 1),
  project(3, 'gamma', 'a-3', 2),
  project(4, 'alpha', 'b-4', 1),
];

function ids(selection: Partial<ProjectSelection>): number[] {
  return selectProjects(PROJECTS, { order_by: 'created_at', sort: 'desc', ...selection }).map(({ id }) => id);
}

describe('the list of projects', () => {
  it.each([
    ['created_at', 'desc', [1, 3, 4, 2]],
    ['created_at', 'asc', [2, 4, 3, 1]],
    ['updated_at', 'asc', [2, 4, 3, 1]],
    ['last_activity_at', 'desc', [1, 3, 4, 2]],
    ['id', 'asc', [1, 2, 3, 4]],
    ['id', 'desc', [4, 3, 2, 1]],
    ['name', 'asc', [2, 4, 1, 3]],
    ['name', 'desc', [3, 1, 4, 2]],
    ['path', 'asc', [3, 4, 1, 2]],
    ['path', 'desc', [2, 1, 4, 3]],
  ])('by %s, %s', (order_by, sort, expected) => {
    expect(ids({ order_by, sort })).toEqual(expected);
  });

  it.each([
    ['ALPHA', [4, 2]],
    ['-3', [3]],
    ['', [1, 3, 4, 2]],
    [null, [1, 3, 4, 2]],
    ['nothing', []],
  ])('with %j in name or path', (search, expected) => {
    expect(ids({ search })).toEqual(expected);
  });

  it.each([
    [{ visibility: 'private' }, 4],
    [{ visibility: null }, 4],
    [{ visibility: 'public' }, 0],
    [{ visibility: 'internal' }, 0],
    [{ archived: false }, 4],
    [{ archived: null }, 4],
    [{ archived: true }, 0],
  ])('%j finds %d: all are private and none is archived', (selection, found) => {
    expect(ids(selection)).toHaveLength(found);
  });

  it('by the last change, which counts as activity, where somebody made one', () => {
    const changed = PROJECTS.map((one) => (one.id === 2 ? { ...one, updated_at: '2024-01-09T00:00:00.000Z' } : one));
    const first = (order_by: string) => selectProjects(changed, { order_by, sort: 'desc' })[0]!.id;
    expect([first('updated_at'), first('last_activity_at'), first('created_at')]).toEqual([2, 2, 1]);
  });

  it('leaves the given list in its order', () => {
    const before = [...PROJECTS];
    ids({ order_by: 'name' });
    expect(PROJECTS).toEqual(before);
  });
});
