import { ROWS } from '../api/rows.ts';
import { requestOf } from '../api/request.ts';
import type { ErrorAt } from './types.ts';

/** The error as JSON, as the API answers it. */
export function JsonLink({ at: { project, error } }: { at: ErrorAt }) {
  return (
    <p class="json-links muted small">
      <a href={requestOf(ROWS.getError, { id: project, error_id: error }).url} target="_blank" rel="noreferrer">
        This error as JSON
      </a>
    </p>
  );
}
