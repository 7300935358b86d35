import { describe, expect, it } from 'vitest';
import {
  groupReference,
  isBelow,
  lastName,
  selectGroups,
  withAncestors,
  type GroupSelection,
} from '../../../shared/domain/group.ts';

describe("a group's path", () => {
  it.each([
    ['a', ['a'], 'a'],
    ['a/b', ['a', 'a/b'], 'b'],
    ['A/b/c', ['A', 'A/b', 'A/b/c'], 'c'],
  ])('%s', (path, all, name) => {
    expect(withAncestors(path)).toEqual(all);
    expect(lastName(path)).toBe(name);
  });

  it.each([
    ['a/b', 'a', true],
    ['A/b/c', 'a', true],
    ['a', 'a', false],
    ['ab/c', 'a', false],
    ['a', 'a/b', false],
  ])('%s is in %s: %s', (path, ancestor, is) => {
    expect(isBelow(path, ancestor)).toBe(is);
  });
});

describe('a group is addressed', () => {
  it.each([
    ['7', { id: 7 }],
    ['007', { id: 7 }],
    ['-7', null],
    ['0', null],
    ['99999999999999999999', null],
    ['7a', { path: '7a' }],
    ['Group', { path: 'Group' }],
    ['group/sub', { path: 'group/sub' }],
    ['ä'.repeat(513), null],
  ])('by %.20s', (reference, referred) => {
    expect(groupReference(reference)).toEqual(referred);
  });
});

describe('the list of groups', () => {
  const GROUPS = [
    { id: 1, full_path: 'Shop', parent_id: null, created_at: '2024-01-01T00:00:00.000Z' },
    { id: 2, full_path: 'shop/web', parent_id: 1, created_at: '2024-01-01T00:00:00.000Z' },
    { id: 3, full_path: 'app', parent_id: null, created_at: '2024-01-01T00:00:00.000Z' },
    { id: 4, full_path: 'z/App', parent_id: 5, created_at: '2024-01-01T00:00:00.000Z' },
  ];

  it.each<[GroupSelection, number[]]>([
    [{}, [3, 4, 1, 2]],
    [{ sort: 'desc' }, [2, 1, 4, 3]],
    [{ order_by: 'path' }, [3, 1, 2, 4]],
    [{ order_by: 'id' }, [1, 2, 3, 4]],
    [{ order_by: 'id', sort: 'desc' }, [4, 3, 2, 1]],
    [{ order_by: 'similarity' }, [3, 4, 1, 2]],
    [{ search: 'SHOP' }, [1, 2]],
    [{ search: 'p/w' }, [2]],
    [{ search: null }, [3, 4, 1, 2]],
    [{ top_level_only: true }, [3, 1]],
    [{ top_level_only: false }, [3, 4, 1, 2]],
    [{ skip_groups: [1, 3] }, [4, 2]],
    [{ skip_groups: null }, [3, 4, 1, 2]],
    [{ visibility: 'private' }, [3, 4, 1, 2]],
    [{ visibility: 'public' }, []],
  ])('%j: %j', (selection, ids) => {
    expect(selectGroups(GROUPS, selection).map(({ id }) => id)).toEqual(ids);
  });
});
