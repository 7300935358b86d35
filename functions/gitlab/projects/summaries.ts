import { listProjectSummaries } from '../../../shared/api/gitlab/projects.ts';
import { knownProjects, may } from '../../../shared/auth/access.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { selectProjects } from '../../../shared/domain/select-projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectSummaryEntity } from '../../../shared/present/gitlab/project-summary.ts';
import { summarise } from '../../../shared/services/projects/summaries.ts';
import * as projects from '../../../shared/store/projects.ts';

/** Who may read a project's errors. */
const REPORTER = 20;

export const handler = endpoint(listProjectSummaries, async ({ store, params, page, caller, origin, now }) => {
  const known = knownProjects(caller);
  const visible =
    known === 'all' ? await projects.list(store) : await Promise.all(known.map((id) => projects.read(store, id)));
  const found = selectProjects(
    visible.filter((project) => project !== null).filter(({ id }) => may(caller, REPORTER, id)),
    { ...params, order_by: 'path', sort: 'asc' },
  );
  const start = page.after === null ? 0 : startAfter(page.after);
  const shown = found.slice(start, start + page.limit);
  const summaries = await summarise(store, shown, now);
  return {
    rows: summaries.map((summary) => projectSummaryEntity(summary, origin, now)),
    next: start + page.limit < found.length ? [start + page.limit] : null,
  };
});

/** @throws RuleViolation for a cursor that is of another list. */
function startAfter([start]: readonly (string | number)[]): number {
  const shown = recordId(String(start));
  if (shown === null) throw new RuleViolation({ code: 'cursor-invalid' });
  return shown;
}
