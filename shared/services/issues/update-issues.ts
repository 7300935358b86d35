import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import { rulesThatAsk } from '../../domain/alerts/rules-that-ask.ts';
import type { ErrorStatus } from '../../domain/error/tracked-error.ts';
import { withStatus } from '../../domain/error/transitions.ts';
import { MAX_UPDATED_ISSUES } from '../../domain/limits.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import type { Project } from '../../domain/project.ts';
import type { Resolution } from '../../domain/release/resolution.ts';
import { issueReference } from '../../domain/short-id.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import * as errors from '../../store/errors.ts';
import type { Store } from '../../store/table/store.ts';
import type { ResolutionOf } from './resolutions.ts';
import { selectIssues } from './select-issues.ts';

/** Errors are changed side by side, as many at once. */
const MAX_CHANGES_AT_ONCE = 10;
const PAGE = 100;

/** Which issues are meant: those of the ids, else those with the status, else all. */
export interface Chosen {
  ids: readonly string[];
  status: ErrorStatus | 'all';
}

interface Place {
  projectId: number;
  id: number;
}

/**
 * Sets the status of issues, of a thousand at the most. Ids that are nobody's in these projects are passed over, as they
 * are in Sentry.
 * @throws RuleViolation for more ids than that; Conflict
 */
export async function updateIssues(
  store: Store,
  projects: readonly Project[],
  chosen: Chosen,
  status: ErrorStatus,
  resolutionOf: ResolutionOf,
  now: Date,
): Promise<void> {
  const rulesOf = rulesToTell(store, status);
  const places = chosen.ids.length > 0 ? placesOf(projects, chosen.ids) : await listed(store, projects, chosen, now);
  for (let start = 0; start < places.length; start += MAX_CHANGES_AT_ONCE) {
    const some = places.slice(start, start + MAX_CHANGES_AT_ONCE);
    await Promise.all(
      some.map(async ({ projectId, id }) =>
        setStatus(store, projectId, id, status, await resolutionOf(projectId), await rulesOf(projectId), now),
      ),
    );
  }
}

/**
 * Finds the rules that hear of a status that somebody sets, each project's once and when it is asked for: only of what is resolved
 * somebody is told.
 */
export function rulesToTell(store: Store, status: ErrorStatus): (projectId: number) => Promise<readonly AlertRule[]> {
  const known = new Map<number, Promise<readonly AlertRule[]>>();
  return async (projectId) => {
    if (status !== 'resolved') return [];
    const rules = known.get(projectId) ?? alertSetups.read(store, projectId).then(rulesThatAsk);
    known.set(projectId, rules);
    return rules;
  };
}

/**
 * Sets the status of an error; one that is not there stays so.
 * @param rules of the project, as `rulesToTell` finds them
 */
export function setStatus(
  store: Store,
  projectId: number,
  id: number,
  status: ErrorStatus,
  resolvedIn: Resolution | null,
  rules: readonly AlertRule[],
  now: Date,
) {
  return errors.update(store, projectId, id, now, (error) => withStatus(error, status, now, resolvedIn, rules).error);
}

/** An id is looked for in each of the projects: it is in one of them, and elsewhere nothing is changed. */
function placesOf(projects: readonly Project[], ids: readonly string[]): Place[] {
  if (ids.length > MAX_UPDATED_ISSUES) throw new RuleViolation({ code: 'too-many-error-ids', max: MAX_UPDATED_ISSUES });
  const numbers = new Set(ids.flatMap((id) => issueReference(id)?.id ?? []));
  return [...numbers].flatMap((id) => projects.map((project) => ({ projectId: project.id, id })));
}

async function listed(store: Store, projects: readonly Project[], { status }: Chosen, now: Date): Promise<Place[]> {
  const places: Place[] = [];
  let after: string[] | null = null;
  do {
    const page = await selectIssues(store, projects, { status, sort: 'last_seen' }, { limit: PAGE, after }, now);
    places.push(...page.issues.map(({ error, project }) => ({ projectId: project.id, id: error.id })));
    after = page.next;
  } while (after !== null && places.length < MAX_UPDATED_ISSUES);
  return places.slice(0, MAX_UPDATED_ISSUES);
}
