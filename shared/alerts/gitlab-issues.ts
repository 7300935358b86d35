import type { OpenDestination } from '../domain/alerts/alert-destination.ts';
import type { Outgoing } from '../outbound/guarded-fetch.ts';
import type { Outcome } from './answer.ts';
import type { Incident } from './incidents.ts';
import { gitlabIssue, gitlabNote, hasMark } from './render/gitlab-issue.ts';

/** Makes one request to the destination. */
export type Ask = (request: Outgoing) => Promise<Outcome>;

/** A list has whole descriptions, which people may have made longer than ours. */
const MAX_LIST_BYTES = 1_048_576;

interface Issue {
  iid: number;
  state: string;
  description: string | null;
}

/**
 * Sees to it that an incident has one issue in GitLab, open while it lasts and closed when it is over. What is so already is
 * left alone, so it may be done again: https://docs.gitlab.com/api/issues/
 */
export async function tellIssue(destination: OpenDestination, incident: Incident, ask: Ask): Promise<Outcome> {
  const found = await ask(request(destination, 'GET', `?${searchFor(incident.key)}`));
  if (found.outcome !== 'delivered') return found;
  const issues = issuesIn(found.text);
  if (issues === null) {
    return { ...found, outcome: 'refused', problem: 'The answer is no list of issues: check the address of GitLab.' };
  }
  const issue = issues.find(({ description }) => hasMark(description ?? '', incident.key));
  if (issue === undefined) {
    if (incident.isOver) return found;
    return ask(request(destination, 'POST', '', gitlabIssue(incident, destination.options)));
  }
  if ((issue.state === 'closed') === incident.isOver) return found;
  const event = { state_event: incident.isOver ? 'close' : 'reopen' };
  const changed = await ask(request(destination, 'PUT', `/${issue.iid}`, event));
  if (changed.outcome !== 'delivered') return changed;
  // Once the state is changed, another attempt would find nothing to do: a note is said once or not at all.
  await ask(request(destination, 'POST', `/${issue.iid}/notes`, { body: gitlabNote(incident) }));
  return changed;
}

/** By its description and in any state. What is found besides is like the mark, and not many. */
function searchFor(key: string): string {
  const search = `\`${key}\``;
  return String(new URLSearchParams({ search, in: 'description', scope: 'all', state: 'all', per_page: '20' }));
}

function request(
  { options, secrets }: OpenDestination,
  method: Outgoing['method'],
  path: string,
  body?: object,
): Outgoing {
  const root = secrets.url!.replace(/\/+$/, '').replace(/\/api\/v4$/, '');
  const project = encodeURIComponent(options.gitlab_project ?? '');
  return {
    method,
    ...(method === 'GET' && { excerptBytes: MAX_LIST_BYTES }),
    url: new URL(`${root}/api/v4/projects/${project}/issues${path}`),
    headers: {
      'User-Agent': 'glet',
      Accept: 'application/json',
      'PRIVATE-TOKEN': secrets.token ?? '',
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  };
}

function issuesIn(text: string): Issue[] | null {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json.filter(isIssue) : null;
  } catch {
    return null;
  }
}

function isIssue(value: unknown): value is Issue {
  const { iid, description } = (value ?? {}) as Partial<Issue>;
  return Number.isSafeInteger(iid) && (typeof description === 'string' || description === null);
}
