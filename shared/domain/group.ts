import { recordId } from './ids.ts';

/** A group, which GitLab also calls a namespace: it holds projects and other groups. */
export interface Group {
  id: number;
  /** `group/sub`, spelled as by the first project that named it. */
  full_path: string;
  /** Of the group that holds it; `null` at the top. */
  parent_id: number | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

/** The path of a group and those of the groups that hold it, from the outermost: `a/b` has `a` and `a/b`. */
export function withAncestors(fullPath: string): string[] {
  const names = fullPath.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** The last name of a group's path. */
export function lastName(fullPath: string): string {
  return fullPath.slice(fullPath.lastIndexOf('/') + 1);
}

/** Longer paths exist nowhere; DynamoDB refuses a key of more than 2,048 bytes. */
const MAX_PATH_BYTES = 1024;

/** How a group is addressed: digits are an id and never a path, the rest is a full path. `null`: it is no group's. */
export function groupReference(reference: string): { id: number } | { path: string } | null {
  if (/^-?\d+$/.test(reference)) {
    const id = recordId(reference);
    return id === null ? null : { id };
  }
  return Buffer.byteLength(reference) <= MAX_PATH_BYTES ? { path: reference } : null;
}

/** Tells whether a group of the first path is, at any depth, in one of the second. */
export function isBelow(path: string, ancestor: string): boolean {
  return path.toLowerCase().startsWith(`${ancestor.toLowerCase()}/`);
}

export interface GroupSelection {
  search?: string | null;
  top_level_only?: boolean | null;
  skip_groups?: readonly number[] | null;
  visibility?: string | null;
  order_by?: string;
  sort?: string;
}

/** The groups that a caller asked for, in the order asked for; equals in the order of their ids. */
export function selectGroups(
  groups: readonly Group[],
  { search, top_level_only, skip_groups, visibility, order_by = 'name', sort = 'asc' }: GroupSelection,
): Group[] {
  if (visibility && visibility !== 'private') return [];
  const wanted = (search ?? '').toLowerCase();
  const skipped = new Set(skip_groups);
  const direction = sort === 'desc' ? -1 : 1;
  return groups
    .filter(
      ({ id, full_path, parent_id }) =>
        full_path.toLowerCase().includes(wanted) && !(top_level_only && parent_id !== null) && !skipped.has(id),
    )
    .toSorted((one, other) => direction * (compare(one, other, order_by) || one.id - other.id));
}

function compare(one: Group, other: Group, orderBy: string): number {
  if (orderBy === 'id') return 0;
  const [first, second] = [one, other].map(({ full_path }) =>
    (orderBy === 'path' ? full_path : lastName(full_path)).toLowerCase(),
  ) as [string, string];
  return first < second ? -1 : Number(first > second);
}
