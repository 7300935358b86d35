import { listProjectSummaries } from '../../../shared/api/gitlab/projects.ts';
import { projectsFrom } from '../../../shared/auth/access.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectSummaryEntity } from '../../../shared/present/gitlab/project-summary.ts';
import { selectSummaries } from '../../../shared/services/projects/summaries.ts';

/** Who may read a project's errors. */
const REPORTER = 20;

export const handler = endpoint(listProjectSummaries, async ({ store, params, page, caller, origin, now }) => {
  const { summaries, next } = await selectSummaries(store, projectsFrom(caller, REPORTER), params, page, now);
  return { rows: summaries.map((summary) => projectSummaryEntity(summary, origin, now)), next };
});
