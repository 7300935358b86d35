import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { DestinationState } from '../../domain/alerts/alert-message.ts';

/** A destination of alerts as the API shows it: nothing of it is secret. What its kind has no use for is `null`, or empty. */
export function alertDestinationEntity(destination: AlertDestination, state: DestinationState) {
  const { id, kind, name, enabled, shown_address, options, window_minutes, muted_until } = destination;
  const { header_name = null, topic = null, gitlab_project = null, labels = [], confidential, emails = [] } = options;
  return {
    id,
    kind,
    name,
    enabled,
    address: shown_address,
    header_name,
    topic,
    gitlab_project,
    labels,
    confidential: confidential ?? true,
    emails,
    window_minutes,
    muted_until,
    state,
    created_at: destination.created_at,
    updated_at: destination.updated_at,
  };
}
