import type { StoredEvent } from '../../domain/stored-event.ts';
import { errorId } from './error-id.ts';

/** The error that takes the events of new errors beyond a project's limit: one per project, always the same. */
export function overflowErrorId(projectId: number): number {
  // Fingerprints are 64 hexadecimal digits, so none is this.
  return errorId(projectId, 'overflow');
}

/**
 * The event as one of the project's overflow error; what it says of itself stays.
 * @param limit new errors an hour, which it was beyond
 */
export function overflowed(event: StoredEvent, limit: number): StoredEvent {
  return { ...event, error_id: overflowErrorId(event.project_id), overflow: limit };
}
