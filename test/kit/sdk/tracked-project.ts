import { expect } from 'vitest';
import { admin } from '../request.ts';
import { enable, newClientKey, newProject, type ClientKey, type Project } from '../projects.ts';

/** A project with error tracking on, and the key whose DSN an app is given. */
export interface TrackedProject extends Project {
  key: ClientKey;
  dsn: string;
}

/** What the tests look at of an error. */
export interface ShownError {
  id: number;
  title: string;
  count: number;
}

export interface ShownEvent {
  error_id: number;
  stack_trace_entries: { function: string; filename: string; lineNo: number; context: [number, string][] }[];
  payload: Record<string, unknown>;
}

export async function newTrackedProject(): Promise<TrackedProject> {
  const project = await newProject();
  await enable(project);
  const key = await newClientKey(project);
  return { ...project, key, dsn: key.sentry_dsn };
}

export async function limit(project: TrackedProject, rate_limit: { count: number; window: number }): Promise<void> {
  const answer = await admin('PUT', `${project.clientKeys}/${project.key.id}`, { json: { rate_limit } });
  expect(answer).toMatchObject({ status: 200, json: { rate_limit } });
}

/** The project's errors by title, once they have so many events in all. */
export async function errorsOf(project: Project, events: number): Promise<ShownError[]> {
  const read = async (): Promise<ShownError[]> => {
    const answer = await admin('GET', `${project.at}/error_tracking/errors`);
    expect(answer).toMatchObject({ status: 200 });
    return (answer.json as ShownError[]).toSorted((a, b) => (a.title < b.title ? -1 : 1));
  };
  await expect.poll(async () => (await read()).reduce((sum, { count }) => sum + count, 0)).toBe(events);
  return read();
}

/** The one error of a project that was sent one event, and that event. */
export async function onlyErrorOf(project: Project): Promise<{ error: ShownError; event: ShownEvent }> {
  const [error] = await errorsOf(project, 1);
  return { error: error!, event: await latestEventOf(project, error!) };
}

export async function latestEventOf(project: Project, error: ShownError): Promise<ShownEvent> {
  const answer = await admin('GET', `${project.at}/error_tracking/errors/${error.id}/events/latest`);
  expect(answer).toMatchObject({ status: 200, json: { error_id: error.id } });
  return answer.json as ShownEvent;
}
