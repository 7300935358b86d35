import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertMessage, SentMessage } from '../../domain/alerts/alert-message.ts';
import type { AlertGate, Outbox } from '../../domain/alerts/gate.ts';
import { fullPath, type Project } from '../../domain/project.ts';
import { expiresAt } from '../../domain/time.ts';
import { HISTORY_DAYS } from '../../store/alert-messages.ts';

/** A message before it has addresses. */
export type Draft = Pick<AlertMessage, 'id' | 'kind' | 'counts' | 'window_minutes'> &
  Pick<Outbox, 'alerts'> & { at: number };

/** Completes a message that waits to what its receiver is told: with the addresses of pages. */
export function messageOf(
  { id, kind, at, alerts, counts, window_minutes }: Draft,
  { base }: Pick<AlertDestination, 'base'>,
  project: Project,
): AlertMessage {
  const url = pageOf(base, project);
  return {
    id,
    kind,
    at: new Date(at).toISOString(),
    project: { id: project.id, name: project.name, path_with_namespace: fullPath(project), url },
    alerts: alerts.map(({ error, ...alert }) => ({
      ...alert,
      // What tries a destination is of no error: it leads to the list.
      error: error && { ...error, url: kind === 'test' ? url : `${url}/${error.id}` },
    })),
    counts,
    ...(window_minutes !== undefined && { window_minutes }),
  };
}

/** The list of a project's errors; that of an error is below it. */
function pageOf(base: string, project: Project): string {
  const path = fullPath(project).split('/').map(encodeURIComponent).join('/');
  return `${base}/ui/${path}/-/error_tracking`;
}

/** What the history says of a message after an attempt, of which the gate knows what became of it. */
export function historyOf(
  { id, kind, at, attempts, counts, alerts }: Outbox,
  { project_id, id: destination_id, name }: AlertDestination,
  { last_attempt, outbox }: AlertGate,
  now: Date,
): SentMessage {
  const { state, status, problem, answer } = last_attempt!;
  return {
    id,
    project_id,
    destination_id,
    destination_name: name,
    kind,
    state,
    at: new Date(at).toISOString(),
    attempted_at: now.toISOString(),
    attempts,
    next_attempt_at: outbox === null ? null : new Date(outbox.due_at).toISOString(),
    status,
    problem,
    answer,
    counts,
    alerts: alerts.map(({ trigger, error }) => ({ trigger, error_id: error?.id ?? null, title: error?.title ?? '' })),
    expires_at: expiresAt(now, HISTORY_DAYS),
  };
}
