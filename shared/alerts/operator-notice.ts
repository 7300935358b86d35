import type { AlertDestination } from '../domain/alerts/alert-destination.ts';
import type { AlertGate } from '../domain/alerts/gate.ts';

/** What the tenant's operator is told of a destination that takes nothing, as subject and text. */
export function operatorNotice(
  { project_id, id, name, kind, base }: AlertDestination,
  { last_attempt }: Pick<AlertGate, 'last_attempt'>,
): { subject: string; text: string } {
  const lines = [
    `Alerts of project ${project_id} do not reach the destination “${name}” (${kind}).`,
    last_attempt?.problem ?? `It answered with ${last_attempt?.status ?? 'nothing'}.`,
    'What comes is held, and tried again once an hour.',
    `${base}/v4/projects/${project_id}/error_tracking/alert_destinations/${id}`,
  ];
  return { subject: `Alerts do not reach ${name}`, text: lines.join('\n\n') };
}
