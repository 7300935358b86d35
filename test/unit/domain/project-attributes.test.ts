import { describe, expect, it } from 'vitest';
import { PROJECT_ATTRIBUTES } from '../../../shared/api/gitlab/project-attributes.ts';
import type { Parameter } from '../../../shared/api/row.ts';
import {
  DEFAULT_ATTRIBUTES,
  sentAttributes,
  shownAttributes,
  type SentAttributes,
} from '../../../shared/domain/project-attributes.ts';

describe('attributes that a request names', () => {
  it.each<[string, SentAttributes, object]>([
    ['nothing else', {}, {}],
    [
      'as they are sent',
      { squash_option: 'never', ci_default_git_depth: 0 },
      { squash_option: 'never', ci_default_git_depth: 0 },
    ],
    [
      'an empty text',
      { ci_config_path: '', merge_commit_template: null },
      { ci_config_path: '', merge_commit_template: null },
    ],
    ['a feature switched off', { issues_enabled: false }, { issues_access_level: 'disabled' }],
    ['and on', { jobs_enabled: true }, { builds_access_level: 'enabled' }],
    [
      'the level before the switch',
      { wiki_enabled: true, wiki_access_level: 'private' },
      { wiki_access_level: 'private' },
    ],
    ['mails', { emails_enabled: false }, { emails_disabled: true }],
    ['public jobs by their old name', { public_builds: false }, { public_jobs: false }],
    ['topics by their old name', { tag_list: ['a'] }, { topics: ['a'] }],
    ['no topics', { topics: null }, { topics: [] }],
    ['not what is none', { name: 'x', namespace_id: 7, constructor: 1 } as object, {}],
  ])('%s', (_, sent, stored) => {
    expect(sentAttributes(sent)).toEqual(stored);
  });
});

describe('attributes as they are shown', () => {
  it("are GitLab's defaults while nobody set them", () => {
    expect(shownAttributes()).toEqual({
      ...DEFAULT_ATTRIBUTES,
      container_registry_enabled: true,
      emails_enabled: true,
      issues_enabled: true,
      jobs_enabled: true,
      merge_requests_enabled: true,
      snippets_enabled: true,
      tag_list: [],
      wiki_enabled: true,
    });
  });

  it.each([
    [
      'app/models/project_feature.rb',
      'enabled',
      `builds issues forking merge_requests snippets wiki repository analytics operations monitor infrastructure
        feature_flags environments model_experiments model_registry container_registry`
        .split(/\s+/)
        .map((feature) => `${feature}_access_level`),
    ],
    [
      'the same, where the project is private',
      'private',
      ['pages_access_level', 'security_and_compliance_access_level'],
    ],
    [
      'app/models/project.rb',
      true,
      `packages_enabled shared_runners_enabled remove_source_branch_after_merge autoclose_referenced_issues`.split(' '),
    ],
    [
      'the same',
      false,
      `resolve_outdated_diff_discussions only_allow_merge_if_all_discussions_are_resolved`.split(' '),
    ],
    ['the same, by the setting default_ci_config_path', null, ['ci_config_path']],
    [
      'app/models/project_ci_cd_setting.rb',
      true,
      `ci_forward_deployment_enabled ci_separated_caches keep_latest_artifact`.split(' '),
    ],
    ['the same', 20, ['ci_default_git_depth']],
  ])('by %s: %j', (_, value, names) => {
    expect(DEFAULT_ATTRIBUTES).toMatchObject(Object.fromEntries(names.map((name) => [name, value])));
  });

  it('a feature is off by its level', () => {
    const shown = shownAttributes({
      issues_access_level: 'disabled',
      wiki_access_level: 'private',
      emails_disabled: true,
    });
    expect(shown).toMatchObject({ issues_enabled: false, wiki_enabled: true, emails_enabled: false });
  });

  it.each(Object.entries<Parameter>(PROJECT_ATTRIBUTES))('%s comes back as it was sent', (name, parameter) => {
    for (const value of valuesOf(parameter)) {
      expect(shownAttributes(sentAttributes({ [name]: value }))).toMatchObject(shownAs(name, value));
    }
  });
});

/** `public_builds` is shown under its new name alone. */
function shownAs(name: string, value: unknown): object {
  return { [name === 'public_builds' ? 'public_jobs' : name]: value };
}

function valuesOf({ type, values }: Parameter): readonly unknown[] {
  if (type === 'boolean') return [true, false];
  if (type === 'integer') return [0, 7];
  return type === 'string[]' ? [['a', 'b']] : (values ?? ['text']);
}
