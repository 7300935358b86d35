import { describe, expect, it } from 'vitest';
import { accessTokenEntity } from '../../../../shared/present/gitlab/access-token.ts';
import { clientKeyEntity } from '../../../../shared/present/gitlab/client-key.ts';
import { projectEntity } from '../../../../shared/present/gitlab/project.ts';
import { shownAttributes } from '../../../../shared/domain/project-attributes.ts';
import { settingsEntity } from '../../../../shared/present/gitlab/settings.ts';
import type { ProjectAccessToken } from '../../../../shared/domain/access-token.ts';
import type { Project } from '../../../../shared/domain/project.ts';
import type { Settings } from '../../../../shared/domain/settings.ts';

const URL = 'https://sentry.example.com/api/0/projects/org/my_app';

describe('settings as GitLab shows them', () => {
  it.each<[string, Settings, object]>([
    [
      'fresh',
      { active: true, integrated: true, api_url: null, project_name: null, token: null, scrub_data: true },
      { active: true, project_name: null, sentry_external_url: null, api_url: null, integrated: true },
    ],
    [
      'with an address, named after its slug and without the token',
      { active: false, integrated: false, api_url: URL, project_name: null, token: 'v1.hunter2', scrub_data: true },
      {
        active: false,
        project_name: 'My App',
        sentry_external_url: 'https://sentry.example.com/org/my_app',
        api_url: URL,
        integrated: false,
      },
    ],
    [
      'with a name of their own',
      { active: true, integrated: false, api_url: URL, project_name: 'Shop', token: 'v1.hunter2', scrub_data: true },
      {
        active: true,
        project_name: 'Shop',
        sentry_external_url: 'https://sentry.example.com/org/my_app',
        api_url: URL,
        integrated: false,
      },
    ],
    [
      'with an address that names no project',
      { active: false, integrated: true, api_url: 'https://s.io/', project_name: null, token: null, scrub_data: true },
      {
        active: false,
        project_name: null,
        sentry_external_url: 'https://s.io/',
        api_url: 'https://s.io/',
        integrated: true,
      },
    ],
  ])('%s', (_title, settings, entity) => {
    expect(JSON.stringify(settingsEntity(settings))).toBe(JSON.stringify(entity));
  });
});

describe('a client key as GitLab shows it', () => {
  it.each([
    ['https://h.example/api', 'https://glet_ab@h.example/api/v4/error_tracking/collector/5'],
    ['http://127.0.0.1:8787/api', 'http://glet_ab@127.0.0.1:8787/api/v4/error_tracking/collector/5'],
    ['http://[::1]:8787/api', 'http://glet_ab@[::1]:8787/api/v4/error_tracking/collector/5'],
  ])('for callers of %s', (base, sentry_dsn) => {
    const key = { id: 7, project_id: 5, active: true, public_key: 'glet_ab', rate_limit: null };
    expect(JSON.stringify(clientKeyEntity(key, base))).toBe(
      JSON.stringify({ id: 7, active: true, public_key: 'glet_ab', sentry_dsn }),
    );
  });
});

describe('an access token as GitLab shows it', () => {
  const token: ProjectAccessToken = {
    kind: 'project',
    id: 7,
    project_id: 5,
    name: 'Deploy',
    description: null,
    scopes: ['read_api'],
    access_level: 30,
    created_at: '2024-01-01T00:00:00.000Z',
    expiry_date: '2024-05-06',
    revoked: false,
    family: 7,
    digest: 'v1.hunter2',
  };

  it.each([
    [token, '2024-05-05T23:59:59Z', true],
    [token, '2024-05-06T00:00:00Z', false],
    [{ ...token, revoked: true }, '2024-05-05T00:00:00Z', false],
  ])('is active or not by the clock', (given, now, active) => {
    expect(accessTokenEntity(given, new Date(now))).toEqual({
      id: 7,
      name: 'Deploy',
      revoked: given.revoked,
      created_at: '2024-01-01T00:00:00.000Z',
      description: null,
      scopes: ['read_api'],
      user_id: 7,
      last_used_at: null,
      active,
      expires_at: '2024-05-06',
      access_level: 30,
      resource_type: 'project',
      resource_id: 5,
    });
  });
});

describe('a project as GitLab shows it', () => {
  const project: Project = {
    id: 5,
    name: 'My App',
    path: 'my-app',
    namespace: 'Group/sub',
    group: { id: 9, parent_id: 8 },
    description: 'Text',
    created_at: '2024-01-01T00:00:00.000Z',
  };

  it('has the fields that clients decode', () => {
    expect(projectEntity(project, 'https://h.example:8443')).toEqual({
      id: 5,
      description: 'Text',
      name: 'My App',
      name_with_namespace: 'Group / sub / My App',
      path: 'my-app',
      path_with_namespace: 'Group/sub/my-app',
      created_at: '2024-01-01T00:00:00.000Z',
      ssh_url_to_repo: 'git@h.example:Group/sub/my-app.git',
      http_url_to_repo: 'https://h.example:8443/Group/sub/my-app.git',
      web_url: 'https://h.example:8443/api/ui/Group/sub/my-app',
      readme_url: null,
      forks_count: 0,
      avatar_url: null,
      star_count: 0,
      last_activity_at: '2024-01-01T00:00:00.000Z',
      updated_at: '2024-01-01T00:00:00.000Z',
      namespace: {
        id: 9,
        name: 'sub',
        path: 'sub',
        kind: 'group',
        full_path: 'Group/sub',
        parent_id: 8,
        avatar_url: null,
        web_url: 'https://h.example:8443/groups/Group/sub',
      },
      empty_repo: true,
      visibility: 'private',
      archived: false,
      creator_id: null,
      import_url: null,
      import_type: null,
      import_status: 'none',
      import_error: null,
      marked_for_deletion_at: null,
      permissions: { project_access: null, group_access: null },
      shared_with_groups: [],
      ...shownAttributes(),
    });
  });

  it('tells when it was changed, and what was set', () => {
    const changed = {
      ...project,
      updated_at: '2024-02-02T00:00:00.000Z',
      attributes: { issues_access_level: 'disabled' },
    };
    expect(projectEntity(changed, 'https://h.example')).toMatchObject({
      created_at: '2024-01-01T00:00:00.000Z',
      updated_at: '2024-02-02T00:00:00.000Z',
      last_activity_at: '2024-02-02T00:00:00.000Z',
      issues_access_level: 'disabled',
      issues_enabled: false,
    });
  });
});
