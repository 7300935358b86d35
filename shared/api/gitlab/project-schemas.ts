import type { Answers } from '../answers.ts';
import { boolean, dateTime, integer, list, nullable, nullableDateTime, object, string } from '../json-schema.ts';
import { NAMESPACE_SCHEMA } from './group-schemas.ts';
import { ATTRIBUTE_SCHEMAS } from './project-attributes.ts';

const identity = {
  id: integer,
  description: nullable('string'),
  name: string,
  name_with_namespace: string,
  path: string,
  path_with_namespace: string,
  created_at: dateTime,
};

const none = { type: 'null' };
const empty = { type: 'array', maxItems: 0 };

export const PROJECT_SCHEMA = object<Answers['Project']>({
  ...identity,
  tag_list: list(string),
  ssh_url_to_repo: string,
  http_url_to_repo: string,
  web_url: string,
  readme_url: nullable('string'),
  forks_count: integer,
  avatar_url: nullable('string'),
  star_count: integer,
  last_activity_at: dateTime,
  updated_at: dateTime,
  namespace: NAMESPACE_SCHEMA,
  empty_repo: { const: true },
  visibility: { const: 'private' },
  archived: boolean,
  creator_id: nullable('integer'),
  import_url: none,
  import_type: none,
  import_status: { const: 'none' },
  import_error: none,
  marked_for_deletion_at: none,
  permissions: object<Answers['Project']['permissions']>({ project_access: none, group_access: none }),
  shared_with_groups: empty,
  ...ATTRIBUTE_SCHEMAS,
  container_registry_enabled: boolean,
  emails_enabled: boolean,
  issues_enabled: boolean,
  jobs_enabled: boolean,
  merge_requests_enabled: boolean,
  snippets_enabled: boolean,
  wiki_enabled: boolean,
});

export const IMPORT_SCHEMA = object<Answers['ProjectImport']>({
  ...identity,
  import_status: { const: 'none' },
  import_type: none,
  correlation_id: none,
  failed_relations: empty,
  import_error: none,
  stats: none,
});

export const MEMBER_SCHEMA = object<Answers['Member']>({
  id: integer,
  username: string,
  public_email: { type: 'null' },
  name: string,
  state: { const: 'active' },
  locked: { const: false },
  avatar_url: nullable('string'),
  web_url: string,
  access_level: { enum: [10, 15, 20, 30, 40, 50] },
  created_at: nullableDateTime,
  expires_at: { type: ['string', 'null'], format: 'date' },
  membership_state: { const: 'active' },
});
