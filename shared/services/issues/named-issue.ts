import type { Project } from '../../domain/project.ts';
import { shortPrefix, type IssueReference } from '../../domain/short-id.ts';
import * as errors from '../../store/errors.ts';
import type { Store } from '../../store/table/store.ts';
import type { Issue } from './select-issues.ts';

/** Finds the issue of a number or short id among projects; `null` if none of them has it. */
export async function namedIssue(
  store: Store,
  projects: readonly Project[],
  { id, prefix }: IssueReference,
  now: Date,
): Promise<Issue | null> {
  const inside = projects.filter(({ path }) => prefix === null || shortPrefix(path) === prefix);
  const ids = inside.map((project) => project.id);
  const error = await errors.readIn(store, ids, id, now);
  const project = inside.find((one) => one.id === error?.project_id);
  return error && project ? { error, project } : null;
}
