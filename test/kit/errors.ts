import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { Project } from './projects.ts';
import { admin } from './request.ts';

/** An error as the API shows it. */
export interface ShownError {
  id: number;
  title: string;
  type: string;
  message: string;
  culprit: string;
  level: string;
  platform: string;
  status: 'unresolved' | 'resolved' | 'ignored';
  count: number;
  user_count: number;
  first_seen: string;
  last_seen: string;
  first_release: string | null;
  last_release: string | null;
  environments: string[];
  regressed_at: string | null;
  frequency: [number, number][];
  project_id: number;
  external_url: string;
}

/** An event as the API shows it; lists leave out the payload and the neighbours. */
export interface ShownEvent {
  event_id: string;
  error_id: number;
  date_received: string;
  timestamp: string;
  title: string;
  level: string;
  platform: string;
  release: string | null;
  environment: string | null;
  user: Record<string, unknown> | null;
  tags: Record<string, string>;
  stack_trace_entries: { function: string; filename: string; lineNo: number; context: [number, string][] }[];
  details: Record<string, unknown>;
  payload: Record<string, unknown>;
  newer: string | null;
  older: string | null;
}

/** An event as lists show it. */
export type ShownInList = Omit<ShownEvent, 'details' | 'payload' | 'newer' | 'older'>;

export const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Up to a hundred errors of a project, whatever their status, latest first. */
export async function errorsOf(project: Project, query: Record<string, string> = {}): Promise<ShownError[]> {
  const answer = await admin('GET', project.errors, { query: { status: 'all', per_page: 100, ...query } });
  expect(answer).toMatchObject({ status: 200 });
  return answer.json as ShownError[];
}

/** Up to a hundred events of an error, latest first. */
export async function eventsOf(project: Project, errorId: number): Promise<ShownInList[]> {
  const answer = await admin('GET', `${project.errors}/${errorId}/events`, { query: { per_page: 100 } });
  expect(answer).toMatchObject({ status: 200 });
  return answer.json as ShownInList[];
}

/** An event, which can be read from the moment that it was accepted. */
export async function eventOf(project: Project, eventId: string): Promise<ShownEvent> {
  const answer = await admin('GET', `${project.events}/${eventId}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.json as ShownEvent;
}

/** Waits until so many events of a project are counted in all. @returns its errors. */
export async function untilCounted(project: Project, events: number): Promise<ShownError[]> {
  const errors = await eventually(
    () => errorsOf(project),
    (seen) => countOf(seen) >= events,
  );
  expect(countOf(errors)).toBe(events);
  return errors;
}

export function countOf(errors: readonly { count: number }[]): number {
  return errors.reduce((sum, { count }) => sum + count, 0);
}

/** Waits until an error is as wanted. @returns it. */
export async function untilError(
  project: Project,
  errorId: number,
  isWanted: (error: ShownError) => boolean,
): Promise<ShownError> {
  const seen = await eventually(
    () => admin('GET', `${project.errors}/${errorId}`),
    ({ status, json }) => status === 200 && isWanted(json as ShownError),
  );
  expect(seen).toMatchObject({ status: 200 });
  return seen.json as ShownError;
}
