import {
  keysOf,
  parseEventSearch,
  type Checked,
  type CheckedEventSearch,
  type CheckedField,
} from '../../domain/event-search.ts';
import { isProject } from '../../domain/organization.ts';
import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import { searchPeriod } from '../../domain/search-period.ts';
import { invalidQuery } from '../../domain/search-tokens.ts';
import { fieldProblem, fieldType, keyProblem, orderProblem } from '../../present/sentry/event-fields.ts';
import type { SentEventSearch } from './read-event-search.ts';

/** What a table shows of events where nobody says it. */
const DEFAULT_FIELDS = ['id', 'issue', 'title', 'project', 'timestamp', 'level'];

/** The fields of a table of events. @throws RuleViolation for one that there is not. */
export function readFields(sent: readonly string[] | null | undefined): readonly string[] {
  const named = [...new Set((sent ?? []).filter((name) => name !== ''))];
  const fields = named.length === 0 ? DEFAULT_FIELDS : named;
  for (const name of fields) {
    const problem = fieldProblem(name, fields);
    if (problem !== null) throw invalidQuery(problem);
  }
  return fields;
}

/** Checks each part of a search of events, as those who make one for others want it: nothing is refused. */
export function checkEventSearch(
  { query, ...period }: SentEventSearch,
  fields: readonly string[],
  orders: readonly string[],
  now: Date,
): CheckedEventSearch {
  const field = fields.map((name) => checkedField(name, fieldProblem(name, fields)));
  const orderby = orders.map((name) => checked(name, orderProblem(name)));
  const error = problemOf(() => {
    parseEventSearch(query, keyProblem);
    searchPeriod(period, now);
  });
  const searched = { valid: error === null, error, fields: fieldsOf(query) };
  const valid = [...field, ...orderby, searched].every((one) => one.valid);
  return { valid, field, query: searched, orderby };
}

/** Checks the projects that a search is to be of; `-1` is all. */
export function checkProjects(projects: readonly Project[], names: readonly string[]): Omit<Checked, 'name'>[] {
  return names.map((name) => {
    const valid = ['', '-1'].includes(name) || projects.some((project) => isProject(name, project));
    return { valid, error: valid ? null : `${name} is not there.` };
  });
}

function fieldsOf(query: string): CheckedField[] {
  let keys: string[] = [];
  problemOf(() => (keys = keysOf(query)));
  return keys.map((key) => checkedField(key, keyProblem(key)));
}

function problemOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof RuleViolation && error.rule.code === 'query-invalid') return error.rule.problem;
    throw error;
  }
}

function checked(name: string, error: string | null): Checked {
  return { name, valid: error === null, error };
}

function checkedField(name: string, error: string | null): CheckedField {
  return { ...checked(name, error), attrType: error === null ? fieldType(name) : null };
}
