import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { through } from '../../kit/pipeline.ts';

const { listClientKeys, listErrors, listProjects } = ENDPOINTS;
const as = (token: string): Record<string, string> => ({ 'PRIVATE-TOKEN': token });

describe('a list', () => {
  it('is answered by the page', async () => {
    const sent = { headers: as('maintainer'), query: { per_page: '1', private_token: 'maintainer' } };
    const { status, json, headers } = await through(listClientKeys, sent, { work: () => ['a', 'b'] });
    expect([status, json]).toEqual([200, ['a']]);
    expect(headers).toMatchObject({ 'X-Total': '2', 'X-Page': '1', 'X-Next-Page': '2', 'X-Prev-Page': '' });
    expect(headers['Link']).not.toContain('maintainer');
  });

  it.each([
    [listClientKeys, 200],
    [listProjects, 400],
  ] as const)('takes or refuses an odd size by its row', async (row, status) => {
    const sent = { headers: as('admin'), query: { per_page: '5abc' } };
    expect((await through(row, sent, { work: () => [] })).status).toBe(status);
  });

  it('refuses a cursor together with everything else that is not valid', async () => {
    const sent = { headers: as('maintainer'), query: { cursor: 'x', sort: 'x' } };
    const { status, json, call } = await through(listErrors, sent);
    expect([status, json]).toEqual([400, { error: 'sort does not have a valid value, cursor is invalid' }]);
    expect(call).toBeNull();
  });

  it('hands the function the page that a cursor is about', async () => {
    const cursor = Buffer.from('["a",1]').toString('base64url');
    const sent = { headers: as('maintainer'), query: { cursor, per_page: '5' } };
    const { call } = await through(listErrors, sent, { work: () => ({ rows: [], next: null }) });
    expect(call?.page).toEqual({ limit: 5, after: ['a', 1] });
  });
});
