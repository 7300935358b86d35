import { describe, expect, it } from 'vitest';
import { NO_GROUP, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newGroup } from '../../../kit/groups.ts';
import { memberOf, newProject, unique } from '../../../kit/projects.ts';
import { admin, anonymous } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

const { origin } = new URL(target.base);

it('a group has every field that clients decode', async () => {
  const { id, fullPath, project } = await newGroup('outer');
  const name = fullPath.slice('outer/'.length);
  const json = {
    id,
    web_url: `${origin}/groups/${fullPath}`,
    name,
    path: name,
    description: '',
    visibility: 'private',
    share_with_group_lock: false,
    require_two_factor_authentication: false,
    two_factor_grace_period: 48,
    project_creation_level: 'developer',
    auto_devops_enabled: null,
    subgroup_creation_level: 'maintainer',
    emails_disabled: false,
    emails_enabled: true,
    mentions_disabled: null,
    lfs_enabled: true,
    default_branch: null,
    default_branch_protection: 2,
    default_branch_protection_defaults: {
      allowed_to_push: [{ access_level: 40 }],
      allow_force_push: false,
      allowed_to_merge: [{ access_level: 40 }],
      developer_can_initial_push: false,
    },
    avatar_url: null,
    request_access_enabled: true,
    full_name: `outer / ${name}`,
    full_path: fullPath,
    created_at: expect.stringMatching(/Z$/) as string,
    parent_id: expect.any(Number) as number,
    shared_runners_setting: 'enabled',
    marked_for_deletion_on: null,
    shared_with_groups: [],
    prevent_sharing_groups_outside_hierarchy: false,
    projects: [(await admin('GET', project.at)).json],
    shared_projects: [],
  };
  const answer = await admin('GET', `/v4/groups/${id}`);
  expect(answer).toEqual({ status: 200, json });
  expect(await admin('GET', `/v4/groups/${encodeURIComponent(fullPath)}`)).toEqual({ status: 200, json });
  expect(await admin('GET', `/v4/groups/${encodeURIComponent(fullPath.toUpperCase())}`)).toEqual({ status: 200, json });
  expect(await admin('GET', `/v4/groups/${id}`, { query: { with_projects: 'false' } })).toEqual({
    status: 200,
    json: { ...json, projects: [] },
  });
  const { parent_id } = answer.json as { parent_id: number };
  expect(await admin('GET', `/v4/groups/${parent_id}`)).toMatchObject({
    status: 200,
    json: { full_path: 'outer', parent_id: null },
  });
});

it('a group stays when its last project is deleted, under the same id for the next one', async () => {
  const { id, fullPath, project } = await newGroup();
  await admin('DELETE', project.at);
  expect(await admin('GET', `/v4/groups/${id}`)).toMatchObject({
    status: 200,
    json: { full_path: fullPath, projects: [] },
  });
  const again = await newProject({ namespace_path: fullPath });
  expect((await admin('GET', again.at)).json).toMatchObject({ namespace: { id } });
});

describe('not found', () => {
  it.each([
    'no-such-group',
    'no%2Fsuch%2Fgroup',
    '4503599627370496',
    '0',
    '-1',
    '99999999999999999999',
    '9007199254740991',
    '%20',
  ])('%s', async (reference) => {
    expect(await admin('GET', `/v4/groups/${reference}`)).toEqual(NO_GROUP);
  });

  it('is a group of others', async () => {
    const [own, other] = [await newGroup(), await newGroup()];
    const member = await memberOf(own.project, { access_level: 10, scopes: ['read_api'] });
    expect(await member('GET', `/v4/groups/${own.id}`)).toMatchObject({ status: 200 });
    expect(await member('GET', `/v4/groups/${own.fullPath}`)).toMatchObject({ status: 200 });
    expect(await member('GET', `/v4/groups/${other.id}`)).toEqual(NO_GROUP);
    expect(await member('GET', `/v4/groups/${other.fullPath}`)).toEqual(NO_GROUP);
    expect(await anonymous('GET', `/v4/groups/${own.id}`)).toEqual(UNAUTHORIZED);
  });

  it('is, for a project token, the group that holds its own', async () => {
    const inner = await newGroup(unique('outer'));
    const member = await memberOf(inner.project);
    expect(await member('GET', `/v4/groups/${inner.fullPath.split('/')[0]!}`)).toEqual(NO_GROUP);
  });
});

it('a member is shown no project but its own', async () => {
  const { id, fullPath, project } = await newGroup();
  await newProject({ namespace_path: fullPath });
  const member = await memberOf(project);
  const { json } = await member('GET', `/v4/groups/${id}`);
  expect((json as { projects: { id: number }[] }).projects.map((one) => one.id)).toEqual([project.id]);
});
