import { beforeAll, describe, expect, it } from 'vitest';
import { countTableCalls, type TableCosts } from '../../bench/table-calls.ts';

/**
 * What each request asks of the table when it succeeds: calls, read units, write units. A transaction costs two write units
 * per item, a bare condition in it as well.
 */
const EXPECTED = {
  getSettings: ['GetItem×3', 3, 0],
  'putSettings, first time': ['GetItem×3 Query×1 UpdateItem×1 TransactWriteItems×1', 4, 9],
  'putSettings, no change': ['GetItem×3', 3, 0],
  'putSettings, change': ['GetItem×3 TransactWriteItems×1', 3, 4],
  patchSettings: ['GetItem×3 TransactWriteItems×1', 3, 4],
  listClientKeys: ['GetItem×2 Query×1', 3, 0],
  createClientKey: ['GetItem×2 UpdateItem×1 TransactWriteItems×1', 2, 7],
  deleteClientKey: ['GetItem×3 TransactWriteItems×1', 3, 4],
  createProject: ['GetItem×1 UpdateItem×1 TransactWriteItems×1', 1, 6],
  listProjects: ['GetItem×1 Query×1', 1.5, 0],
  getProject: ['GetItem×2', 2, 0],
  deleteProject: ['GetItem×2 TransactWriteItems×1', 2, 5],
  createAccessToken: ['GetItem×2 UpdateItem×1 TransactWriteItems×1', 2, 7],
  listAccessTokens: ['GetItem×2 Query×1', 3, 0],
  getAccessToken: ['GetItem×3', 3, 0],
  revokeAccessToken: ['GetItem×3 TransactWriteItems×1', 3, 4],
  rotateAccessToken: ['GetItem×3 UpdateItem×1 TransactWriteItems×1', 3, 11],
  getOpenapi: ['', 0, 0],
};

describe('what a request costs at the table', () => {
  let costs: TableCosts;
  beforeAll(async () => {
    costs = await countTableCalls();
  });

  it('is what it was, call by call and unit by unit', () => {
    expect(Object.fromEntries(Object.entries(costs).map(([title, { byId }]) => [title, shown(byId)]))).toEqual(
      EXPECTED,
    );
  });

  it('is the same for a project that is named by its path', () => {
    const named = Object.values(costs).filter(({ byPath }) => byPath !== undefined);
    expect(named.map(({ byPath }) => byPath)).toEqual(named.map(({ byId }) => byId));
  });
});

function shown({ calls, readUnits, writeUnits }: TableCosts[string]['byId']): [string, number, number] {
  const named = Object.entries(calls).map(([operation, times]) => `${operation}×${times}`);
  return [named.join(' '), readUnits, writeUnits];
}
