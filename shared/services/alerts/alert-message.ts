import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { Alert, AlertMessage, SentMessage } from '../../domain/alerts/alert-message.ts';
import type { AlertSetup } from '../../domain/alerts/alert-rule.ts';
import type { OutboxMessage } from '../../domain/alerts/gate.ts';
import type { AfterAttempt } from '../../domain/alerts/gate-attempt.ts';
import type { NotedAlert } from '../../domain/alerts/noted-alert.ts';
import { fullPath, type Project } from '../../domain/project.ts';
import { expiresAt } from '../../domain/time.ts';

/** Days that the history keeps a message. */
const HISTORY_DAYS = 30;

/** Completes a message that waits to what its receiver is told: with addresses, and rules as they are called now. */
export function messageOf(
  outbox: OutboxMessage,
  { base }: Pick<AlertDestination, 'base'>,
  project: Project,
  { rules }: AlertSetup,
): AlertMessage {
  const url = pageOf(base, project);
  return {
    id: outbox.id,
    kind: outbox.kind,
    at: new Date(outbox.made).toISOString(),
    project: { id: project.id, name: project.name, path_with_namespace: fullPath(project), url },
    alerts: outbox.alerts.map((alert) => alertOf(alert, rules, url)),
    counts: outbox.counts,
    ...(outbox.window_minutes !== undefined && { window_minutes: outbox.window_minutes }),
  };
}

/** The list of a project's errors; that of an error is below it. */
function pageOf(base: string, project: Project): string {
  const path = fullPath(project).split('/').map(encodeURIComponent).join('/');
  return `${base}/ui/${path}/-/error_tracking`;
}

function alertOf(noted: NotedAlert, rules: AlertSetup['rules'], url: string): Alert {
  const { trigger, at, value, release = null, environment = null, error } = noted;
  const asked = rules.filter(({ id }) => noted.rules.includes(id));
  const isOfLine = trigger === 'threshold' || trigger === 'recovered';
  const threshold = (isOfLine && asked[0]?.threshold) || null;
  return {
    trigger,
    at: new Date(at).toISOString(),
    rules: asked.map(({ id, name }) => ({ id, name })),
    ...(threshold && { threshold }),
    ...(value !== undefined && { value }),
    release,
    environment,
    error: error && { ...error, url: `${url}/${error.id}` },
  };
}

/** What the history says of a message after an attempt. */
export function historyOf(
  { id, kind, made, counts, alerts }: OutboxMessage,
  { project_id, id: destination_id, name }: AlertDestination,
  { gate, state, attempts, next_attempt }: AfterAttempt,
  now: Date,
): SentMessage {
  const { status, problem, answer } = gate.last_attempt!;
  return {
    id,
    project_id,
    destination_id,
    destination_name: name,
    kind,
    state,
    at: new Date(made).toISOString(),
    attempted_at: now.toISOString(),
    attempts,
    next_attempt_at: next_attempt === null ? null : new Date(next_attempt).toISOString(),
    status,
    problem,
    answer,
    counts,
    alerts: alerts.map(({ trigger, error }) => ({
      trigger,
      error_id: error?.id ?? null,
      title: error?.title ?? '',
    })),
    expires_at: expiresAt(now, HISTORY_DAYS),
  };
}
