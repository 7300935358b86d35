import { expect, it } from 'vitest';
import { INSUFFICIENT_SCOPE } from '../../kit/answers.ts';
import { day } from '../../kit/dates.ts';
import { memberOf, newProject } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';

const ALONE = [
  'create_runner',
  'manage_runner',
  'k8s_proxy',
  'self_rotate',
  'read_repository',
  'write_repository',
  'read_registry',
  'write_registry',
  'read_virtual_registry',
  'write_virtual_registry',
  'read_observability',
  'write_observability',
  'ai_features',
];

it('scopes that GitLab gives to project tokens are all taken, and shown as they were given', async () => {
  const project = await newProject();
  const scopes = ['read_repository', 'api', 'write_repository', 'read_api'];
  const some = await admin('POST', project.accessTokens, { json: { name: 'ci', scopes, expires_at: day(100) } });
  expect(some).toMatchObject({ status: 201, json: { scopes } });
  const all = await admin('POST', project.accessTokens, { json: { name: 'all', scopes: [...ALONE, 'api'] } });
  expect(all).toMatchObject({ status: 201, json: { scopes: [...ALONE, 'api'] } });
  const { json } = await admin('GET', project.accessTokens);
  expect((json as { scopes: string[] }[]).map((token) => token.scopes)).toEqual([scopes, [...ALONE, 'api']]);
});

it.each(ALONE)('the scope %s alone opens nothing', async (scope) => {
  const project = await newProject();
  const member = await memberOf(project, { scopes: [scope], access_level: 50 });
  expect(await member('GET', project.at)).toEqual(INSUFFICIENT_SCOPE);
  expect(await member('POST', project.clientKeys)).toEqual(INSUFFICIENT_SCOPE);
});

it('scopes that open something are not taken back by others that do not', async () => {
  const project = await newProject();
  const member = await memberOf(project, { scopes: ['read_repository', 'read_api'] });
  expect(await member('GET', project.clientKeys)).toMatchObject({ status: 200 });
  expect(await member('POST', project.clientKeys)).toEqual(INSUFFICIENT_SCOPE);
});
