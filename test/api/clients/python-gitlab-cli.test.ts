import { expect, it } from 'vitest';
import { ACCEPTED, NO_PROJECT, OTHER_TOKEN, REVOKED } from '../../kit/answers.ts';
import { day } from '../../kit/dates.ts';
import { newProject, newToken, unique, type IssuedToken } from '../../kit/projects.ts';
import { request, type Answer, type Call } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';

/**
 * The requests of python-gitlab's command line (`gitlab -o json …`), version 8.6.0, in the order in which they were recorded
 * when it ran against the local runner. Each command begins with a `GET /user`; `list` without `--get-all` asks for the
 * first page alone; every value of an argument is a text.
 */
async function gitlab(method: string, path: string, call: Call = {}, token = target.adminToken): Promise<Answer> {
  const headers = {
    'user-agent': 'python-gitlab/8.6.0',
    'accept-encoding': 'gzip, deflate',
    accept: '*/*',
    'content-type': 'application/json',
    'PRIVATE-TOKEN': token,
  };
  const user = await request('GET', '/v4/user', { headers });
  expect(user).toMatchObject({ status: 200, json: { id: expect.any(Number), username: expect.any(String) } });
  return request(method, path, { ...call, headers });
}

const listed = async (path: string, call?: Call): Promise<Record<string, unknown>[]> => {
  const answer = await gitlab('GET', path, call);
  expect(answer.status).toBe(200);
  expect(Array.isArray(answer.json)).toBe(true);
  return answer.json as Record<string, unknown>[];
};

it('project create, list, get, update, delete', async () => {
  const name = unique('Web shop');
  const created = await gitlab('POST', '/v4/projects', { json: { name, description: 'Errors' } });
  expect(created).toMatchObject({ status: 201, json: { name, description: 'Errors' } });
  const { id, path_with_namespace } = created.json as { id: number; path_with_namespace: string };
  await expect.poll(async () => (await listed('/v4/projects')).map((project) => project['id'])).toContain(id);
  expect(await gitlab('GET', `/v4/projects/${id}`)).toEqual({ ...created, status: 200 });
  expect(await gitlab('GET', `/v4/projects/${encodeURIComponent(path_with_namespace)}`)).toMatchObject({
    json: { id },
  });
  const updated = await gitlab('PUT', `/v4/projects/${id}`, { json: { description: 'changed' } });
  expect(updated).toMatchObject({ status: 200, json: { id, description: 'changed' } });
  expect(await gitlab('DELETE', `/v4/projects/${id}`)).toEqual(ACCEPTED);
  expect(await gitlab('GET', `/v4/projects/${id}`)).toEqual(NO_PROJECT);
});

it('--get-all follows the links until there is no next one', async () => {
  const word = unique('cli');
  const ids = [await newProject({ path: `${word}-a` }), await newProject({ path: `${word}-b` })].map(({ id }) => id);
  await expect.poll(async () => (await listed('/v4/projects', { query: { search: word } })).length).toBe(2);
  const found: unknown[] = [];
  let query: string | undefined = new URLSearchParams({ search: word, per_page: '1' }).toString();
  while (query !== undefined) {
    const { json, headers }: Answer = await gitlab('GET', '/v4/projects', { query });
    found.push(...(json as { id: number }[]).map(({ id }) => id));
    query = /<[^>]*\?([^>]*)>; rel="next"/.exec(String(headers['link']))?.[1];
  }
  expect(found).toEqual(ids.toReversed());
});

it('project-access-token create, list, get, rotate, delete; project-member-all list', async () => {
  const { id, accessTokens } = await newProject();
  const made = { name: 'ci', scopes: ['api', 'self_rotate'], access_level: '40', expires_at: day(30) };
  const created = await gitlab('POST', accessTokens, { json: made });
  expect(created).toMatchObject({ status: 201, json: { ...made, access_level: 40, token: expect.any(String) } });
  const { id: first } = created.json as IssuedToken;
  expect(await listed(accessTokens)).toMatchObject([{ id: first, active: true }]);
  expect(await gitlab('GET', `${accessTokens}/${first}`)).toMatchObject({ status: 200, json: { id: first } });
  expect(await listed(`/v4/projects/${id}/members/all`)).toMatchObject([{ id: first, access_level: 40 }]);
  const rotated = await gitlab('POST', `${accessTokens}/${first}/rotate`, { json: {} });
  expect(rotated).toMatchObject({ status: 200, json: { token: expect.any(String), expires_at: day(7) } });
  const { id: second } = rotated.json as IssuedToken;
  expect(await gitlab('DELETE', `${accessTokens}/${second}`)).toEqual({ status: 204 });
  expect(await listed(accessTokens)).toMatchObject([{ active: false }, { active: false }]);
});

it('group list and get, group-project list, namespace list and get', async () => {
  await newProject();
  const full_path = target.tenant;
  const { json: group } = await gitlab('GET', `/v4/groups/${full_path}`);
  const { id } = group as { id: number };
  expect(await listed('/v4/groups')).toContainEqual(expect.objectContaining({ id, full_path }));
  expect(await listed(`/v4/groups/${full_path}/projects`)).not.toHaveLength(0);
  expect(await listed('/v4/namespaces')).toContainEqual(expect.objectContaining({ id, full_path }));
  expect(await gitlab('GET', `/v4/namespaces/${full_path}`)).toMatchObject({ status: 200, json: { id } });
});

it('personal-access-token get, rotate and delete of self', async () => {
  const self = '/v4/personal_access_tokens/self';
  const { id, token } = await newToken(await newProject());
  expect(await gitlab('GET', self, {}, token)).toMatchObject({ status: 200, json: { id, active: true } });
  const rotated = await gitlab('POST', `${self}/rotate`, { json: {} }, token);
  expect(rotated).toMatchObject({ status: 200, json: { user_id: id, token: expect.any(String) } });
  const { token: renewed } = rotated.json as IssuedToken;
  expect(await gitlab('DELETE', self, {}, renewed)).toEqual({ status: 204 });
  expect(await request('GET', '/v4/user', { headers: { 'PRIVATE-TOKEN': renewed } })).toEqual(REVOKED);
  expect(await gitlab('POST', `${self}/rotate`, { json: {} })).toEqual(OTHER_TOKEN);
});
