import { expect } from 'vitest';
import { untilCounted, type ShownError, type ShownEvent } from '../errors.ts';
import { admin } from '../request.ts';
import { enable, newClientKey, newProject, type ClientKey, type Project } from '../projects.ts';

/** A project with error tracking on, and the key whose DSN an app is given. */
export interface TrackedProject extends Project {
  key: ClientKey;
  dsn: string;
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

/** The one error of a project that was sent one event, and that event. */
export async function onlyErrorOf(project: Project): Promise<{ error: ShownError; event: ShownEvent }> {
  const [error] = await untilCounted(project, 1);
  const answer = await admin('GET', `${project.errors}/${error!.id}/events/latest`);
  expect(answer).toMatchObject({ status: 200, json: { error_id: error!.id } });
  return { error: error!, event: answer.json as ShownEvent };
}
