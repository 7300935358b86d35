import { expect } from 'vitest';
import type { Answer, Caller } from '../request.ts';
import { cursorsIn } from '../sentry-cursors.ts';

/**
 * GitLab's client of Sentry, as strict as that is (gitlabhq/gitlabhq: lib/error_tracking/sentry_client.rb and the folder of
 * that name). It is set up with the address `HOST/api/0/projects/{organization}/{project}/`.
 */
export function gitlabClient(caller: Caller, apiUrl: string) {
  /** GitLab refuses what is larger, or no JSON, or not successful. */
  async function request(method: string, path: string, call?: Parameters<Caller>[2]): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...call?.headers };
    const answer = await caller(method, path, { ...call, headers });
    expect([200, 201, 202, 204], `${path} is answered ${answer.text}`).toContain(answer.status);
    expect(Buffer.byteLength(answer.text)).toBeLessThanOrEqual(1_048_576);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    return answer;
  }

  return {
    async projects() {
      const { json } = await request('GET', '/0/projects/');
      return (json as Record<string, unknown>[]).map((project) => {
        const organization = required(project, 'organization') as Record<string, unknown>;
        return {
          id: project['id'],
          name: required(project, 'name'),
          slug: required(project, 'slug'),
          organization_name: required(organization, 'name'),
          organization_slug: required(organization, 'slug'),
        };
      });
    },

    async issues(query: {
      issue_status?: string;
      search_term?: string;
      sort?: string;
      cursor?: string;
      limit?: number;
    }) {
      const { issue_status = 'unresolved', search_term, sort, cursor, limit = 20 } = query;
      const asked = {
        query: [`is:${issue_status}`, search_term].filter(Boolean).join(' '),
        limit,
        ...(sort && { sort }),
        ...(cursor && { cursor }),
      };
      const { json, headers } = await request('GET', `${apiUrl}issues/`, { query: asked });
      expect(Array.isArray(json)).toBe(true);
      return { issues: (json as object[]).map(issueOf), pagination: cursorsIn(headers.link) };
    },

    async issue(id: string) {
      return issueOf((await request('GET', `/0/issues/${id}/`)).json as object);
    },

    async latestEvent(id: string) {
      const event = (await request('GET', `/0/issues/${id}/events/latest/`)).json as Record<string, unknown>;
      const entries = required(event, 'entries') as { type: string; data: { values: Record<string, unknown>[] } }[];
      const exception = entries.find(({ type }) => type === 'exception');
      const stack = exception?.data.values.find((value) => value['stacktrace'])?.['stacktrace'];
      return {
        issue_id: integer(required(event, 'groupID')),
        project_id: integer(required(event, 'projectID')),
        frames: (stack as { frames: Record<string, unknown>[] } | undefined)?.frames ?? [],
      };
    },

    /** GitLab compares the issue's project with the one that it saved, then takes an empty answer for a failure. */
    async update(id: string, status: string, savedProject: number) {
      const issue = (await request('GET', `/0/issues/${id}/`)).json as { project: { id: unknown } };
      expect(integer(issue.project.id)).toBe(savedProject);
      const { status: code, json } = await request('PUT', `/0/issues/${id}/`, { json: { status } });
      return code === 200 && Object.keys(json as object).length > 0;
    },

    async repositories(organization: string) {
      return (await request('GET', `/0/organizations/${organization}/repos/`)).json as unknown[];
    },
  };
}

/** Ruby's `fetch`: `Sentry API response is missing keys`. */
function required(object: Record<string, unknown>, key: string): unknown {
  expect(Object.keys(object), 'missing keys').toContain(key);
  return object[key];
}

/** Ids are strings of digits: an integer is a TypeError there. */
function integer(value: unknown): number {
  expect(typeof value).toBe('string');
  expect(value).toMatch(/^\d+$/);
  return Number(value);
}

const STATUSES = ['resolved', 'resolved_in_next_release', 'unresolved', 'ignored'];

/** What GitLab's pages need of an issue, which its GraphQL types take for never `null`. */
function issueOf(sent: object) {
  const issue = sent as Record<string, unknown>;
  const keys = 'title type culprit metadata firstSeen lastSeen count userCount shortId status project stats';
  expect(keys.split(' ').filter((key) => required(issue, key) === null)).toEqual([]);
  const project = issue['project'] as Record<string, unknown>;
  const stats = issue['stats'] as { '24h': [number, number][] };
  for (const [at, count] of stats['24h']) expect([typeof at, typeof count]).toEqual(['number', 'number']);
  expect(STATUSES).toContain(issue['status']);
  expect(typeof issue['shortId']).toBe('string');
  expect(Number(issue['count'])).toBeLessThan(2 ** 31);
  const annotations = required(issue, 'annotations') as unknown[];
  expect(annotations.every((one) => typeof one === 'string')).toBe(true);
  return {
    id: integer(required(issue, 'id')),
    title: issue['title'],
    status: issue['status'],
    count: Number(issue['count']),
    project: { id: integer(project['id']), name: required(project, 'name'), slug: required(project, 'slug') },
  };
}
