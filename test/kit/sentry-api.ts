import { expect } from 'vitest';
import { anEvent, newReporter, report, type Reporter, type SentEvent } from './collector.ts';
import { untilCounted, type ShownError } from './errors.ts';
import type { Project } from './projects.ts';
import { admin } from './request.ts';
import { cursorsIn } from './sentry-cursors.ts';

/** Standing refusals of Sentry's Web API, compared as a whole. */
const detail = <Status extends number>(status: Status, text: string) => ({ status, json: { detail: text } });

export const NO_CREDENTIALS = detail(401, 'Authentication credentials were not provided.');
export const INVALID_TOKEN = detail(401, 'Invalid token');
export const EXPIRED_TOKEN = detail(401, 'Invalid token: it is expired.');
export const REVOKED_TOKEN = detail(401, 'Invalid token: it was revoked.');
export const NOT_PERMITTED = detail(403, 'You do not have permission to perform this action.');
export const TOO_LITTLE_SCOPE = detail(
  403,
  'You do not have permission to perform this action. The token needs the scope api.',
);
export const NO_RESOURCE = detail(404, 'The requested resource does not exist');
export const INVALID_CURSOR = detail(400, 'Invalid cursor parameter.');
export const badRequest = (text: string) => detail(400, text);

/** A project as Sentry's clients name it. */
export function inSentry({ id, fullPath }: Pick<Project, 'id' | 'fullPath'>) {
  const names = fullPath.split('/');
  const [organization, slug] = [names.slice(0, -1).join('--'), names.at(-1)!];
  return {
    organization,
    slug,
    id,
    ofOrganization: `/0/organizations/${organization}`,
    ofProject: `/0/projects/${organization}/${slug}`,
  };
}

/** An issue as lists show it, as far as tests look at it. */
export interface ShownIssue {
  id: string;
  shortId: string;
  title: string;
  status: string;
  count: string;
  permalink: string;
  project: { id: string };
}

/** A project with errors, and how Sentry's clients name it. */
export interface TrackedInSentry {
  reporter: Reporter;
  project: Project;
  errors: ShownError[];
  events: SentEvent[];
  at: ReturnType<typeof inSentry>;
}

/** Reports events, one error each unless they say otherwise, and waits until they are counted. */
export async function trackedInSentry(...events: SentEvent[]): Promise<TrackedInSentry> {
  const reporter = await newReporter();
  const sent = events.length === 0 ? [anEvent()] : events;
  await report(reporter, ...sent);
  const { project } = reporter;
  const errors = await untilCounted(project, sent.length);
  return { reporter, project, errors, events: sent, at: inSentry(project) };
}

/** All rows of a list that an admin sees, page by page, each found by the cursor of the one before. */
export async function rowsAt<Row>(
  path: string,
  query: Record<string, string> | [string, string][] = {},
): Promise<Row[]> {
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  const found: Row[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const answer = await admin('GET', path, { query: [...pairs, ['cursor', cursor]] });
    expect(answer).toMatchObject({ status: 200 });
    found.push(...(answer.json as Row[]));
    cursor = cursorsIn(answer.headers.link)['next'];
  }
  return found;
}

/** The issues that an admin finds, over all pages. */
export function issuesAt(path: string, query?: Parameters<typeof rowsAt>[1]): Promise<ShownIssue[]> {
  return rowsAt<ShownIssue>(path, query);
}
