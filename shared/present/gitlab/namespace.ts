import { lastName, type Group } from '../../domain/group.ts';

/** GitLab's namespace entity, of a group. `origin`: scheme, host and port. */
export function namespaceEntity({ id, full_path, parent_id }: Omit<Group, 'created_at'>, origin: string) {
  const name = lastName(full_path);
  return {
    id,
    name,
    path: name,
    kind: 'group',
    full_path,
    parent_id,
    avatar_url: null,
    web_url: `${origin}/groups/${full_path}`,
  };
}
