import { expect, it } from 'vitest';
import { invalid, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newGroup } from '../../../kit/groups.ts';
import { pageOf } from '../../../kit/pages.ts';
import { memberOf, unique } from '../../../kit/projects.ts';
import { admin, anonymous } from '../../../kit/request.ts';

const list = (query: Record<string, string | number>) => admin('GET', '/v4/namespaces', { query });

it('the namespaces are the groups, as they are shown alone', async () => {
  const outer = unique('ns');
  const { id, fullPath } = await newGroup(outer);
  const inner = (await admin('GET', `/v4/namespaces/${id}`)).json;
  const holder = (await admin('GET', `/v4/namespaces/${outer}`)).json;
  expect(await list({ search: fullPath.toUpperCase() })).toEqual({ status: 200, json: [inner] });
  expect(await list({ search: outer, top_level_only: 'true' })).toEqual({ status: 200, json: [holder] });
  const both = await list({ search: outer, per_page: 1 });
  expect(both.json).toHaveLength(1);
  expect(pageOf(both)).toMatchObject({ total: '2', pages: '2', next: '2' });
  expect(await list({ search: unique('nothing') })).toEqual({ status: 200, json: [] });
  expect(await list({ page: 'x' })).toEqual(invalid('page is invalid'));
});

it('a project token lists that of its project', async () => {
  const { id, project } = await newGroup();
  const member = await memberOf(project, { access_level: 10, scopes: ['read_api'] });
  expect((await member('GET', '/v4/namespaces')).json).toMatchObject([{ id }]);
  expect(await anonymous('GET', '/v4/namespaces')).toEqual(UNAUTHORIZED);
});
