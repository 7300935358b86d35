import { describe, expect, it } from 'vitest';
import { NO_NAMESPACE, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newGroup } from '../../../kit/groups.ts';
import { memberOf, unique } from '../../../kit/projects.ts';
import { admin, anonymous } from '../../../kit/request.ts';

it('is the namespace that the project shows, by id and by path', async () => {
  const { id, fullPath, project } = await newGroup('outer');
  const { namespace } = (await admin('GET', project.at)).json as { namespace: object };
  expect(await admin('GET', `/v4/namespaces/${id}`)).toEqual({ status: 200, json: namespace });
  expect(await admin('GET', `/v4/namespaces/${encodeURIComponent(fullPath)}`)).toEqual({
    status: 200,
    json: namespace,
  });
});

it('a project may be made in it by its id', async () => {
  const { id, fullPath } = await newGroup();
  const path = unique();
  const json = { path, namespace_id: id, namespace_path: 'not/this/one' };
  expect(await admin('POST', '/v4/projects', { json })).toMatchObject({
    status: 201,
    json: { path_with_namespace: `${fullPath}/${path}`, namespace: { id } },
  });
});

describe('not found', () => {
  it.each(['no-such-namespace', '4503599627370496', '-1', '0', 'no%2Fsuch'])('%s', async (reference) => {
    expect(await admin('GET', `/v4/namespaces/${reference}`)).toEqual(NO_NAMESPACE);
  });

  it('is that of others', async () => {
    const [own, other] = [await newGroup(), await newGroup()];
    const member = await memberOf(own.project, { access_level: 10, scopes: ['read_api'] });
    expect(await member('GET', `/v4/namespaces/${own.id}`)).toMatchObject({ status: 200 });
    expect(await member('GET', `/v4/namespaces/${other.id}`)).toEqual(NO_NAMESPACE);
    expect(await anonymous('GET', `/v4/namespaces/${own.id}`)).toEqual(UNAUTHORIZED);
  });
});
