import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import { ROWS } from '../api/rows.ts';
import { requestOf } from '../api/request.ts';
import type { ErrorAt } from './types.ts';

/** The same as JSON, as the API answers it. */
export function JsonLinks({
  at: { project, error },
  event,
}: {
  at: ErrorAt;
  event: Pick<EventEntity, 'event_id'> | null;
}) {
  const named = { id: project, error_id: error };
  return (
    <p class="cluster muted small json-links">
      JSON of
      <a href={requestOf(ROWS.getError, named).url} target="_blank" rel="noreferrer">
        the error
      </a>
      {event && (
        <a
          href={requestOf(ROWS.getEvent, { id: project, event_id: event.event_id }).url}
          target="_blank"
          rel="noreferrer"
        >
          this event
        </a>
      )}
    </p>
  );
}
