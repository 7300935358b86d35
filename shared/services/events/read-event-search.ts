import { isFound, parseEventSearch, type EventCondition, type EventSearch } from '../../domain/event-search.ts';
import { eventIdIn } from '../../domain/issue-search.ts';
import { isProject } from '../../domain/organization.ts';
import type { Project } from '../../domain/project.ts';
import { searchPeriod, type SearchPeriod, type SentPeriod } from '../../domain/search-period.ts';
import { invalidQuery } from '../../domain/search-tokens.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { fieldValue, keyProblem, orderProblem, type EventInTable } from '../../present/sentry/event-fields.ts';

/** What clients of Sentry's Web API ask for. */
export interface SentEventSearch extends SentPeriod {
  query: string;
  environment?: readonly string[] | null;
  sort?: string | null;
}

/** Events that are searched. */
export interface SearchedEvents {
  period: SearchPeriod;
  /** How long that is; `null`: it has no beginning. */
  minutes: number | null;
  /** Whether any of the period is left out. */
  isFiltered: boolean;
  isFound: (row: EventInTable) => boolean;
  /** The event, the issue and the projects that conditions name: then no others are looked at. */
  eventId: string | null;
  issue: string | null;
  projects: string[];
  environments: readonly string[];
}

/**
 * Reads a search of events.
 * @throws RuleViolation for a condition, a period or an order that is not understood.
 */
export function readEventSearch(sent: SentEventSearch, now: Date): SearchedEvents {
  const disorder = orderProblem(sent.sort ?? '');
  if (disorder !== null) throw invalidQuery(disorder);
  const id = eventIdIn(sent.query);
  const search = parseEventSearch(id === null ? sent.query : `id:${id}`, keyProblem);
  const environments = (sent.environment ?? []).filter((name) => name !== '');
  if (environments.length > 0) search.conditions.push({ key: 'environment', anyOf: environments, isNegated: false });
  const eventId = normalisedId(search);
  const issues = taken(search, ['issue', 'issue.id']);
  if (issues.length > 1) throw invalidQuery('name one issue only.');
  const projects = taken(search, ['project', 'project.name', 'project.id']);
  const period = searchPeriod(sent, now);
  return {
    period,
    minutes: minutesOf(period, now),
    isFiltered: search.conditions.length > 0 || search.text !== '',
    isFound: (row) => isFound(search, (key) => fieldValue(row, key)),
    eventId,
    issue: issues[0] ?? null,
    projects,
    environments,
  };
}

/** Those projects that a search names, of some. @throws RuleViolation for one that is not among them. */
export function searchedProjects(
  projects: readonly Project[],
  { projects: names }: SearchedEvents,
): readonly Project[] {
  for (const name of names)
    if (!projects.some((project) => isProject(name, project))) throw invalidQuery(`project:${name} is not there.`);
  return projects.filter((project) => names.every((name) => isProject(name, project)));
}

/** The event that a search names, whose id it then has in one spelling. */
function normalisedId({ conditions }: EventSearch): string | null {
  const named = conditions.find((one) => isName(one, ['id']));
  const id = named === undefined ? null : eventIdIn(named.anyOf![0]!);
  if (id !== null) named!.anyOf = [id];
  return id;
}

/** Whether a condition is that one of some keys is one thing, by its name. */
function isName({ key, anyOf, isNegated }: EventCondition, keys: readonly string[]): boolean {
  return keys.includes(key) && !isNegated && anyOf?.length === 1 && !anyOf[0]!.includes('*');
}

/** Takes those conditions out of a search: what they name is looked for by its name. */
function taken(search: EventSearch, keys: readonly string[]): string[] {
  const names = search.conditions.filter((one) => isName(one, keys)).flatMap(({ anyOf }) => anyOf!);
  search.conditions = search.conditions.filter((one) => !isName(one, keys));
  return names;
}

function minutesOf({ from, to }: SearchPeriod, now: Date): number | null {
  if (from === null) return null;
  const end = to === null ? now.getTime() : Date.parse(to);
  return Math.max(1, (end - Date.parse(from)) / MINUTE_MS);
}
