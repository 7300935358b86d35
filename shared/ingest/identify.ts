import type { EventSummary } from '../domain/event-summary.ts';
import type { ErrorEvent } from './event/error-event.ts';
import { errorId } from './grouping/error-id.ts';
import { group } from './grouping/group.ts';
import { headline } from './grouping/title.ts';

/** Which error an event belongs to, and what that is called. */
export type Identity = Pick<EventSummary, 'error_id' | 'title' | 'type' | 'message' | 'culprit'>;

/** Settles which error of a project an event counts in. The texts are as long as they come. */
export function identify(projectId: number, event: ErrorEvent): Identity {
  const { title, type, message, culprit } = headline(event);
  const error_id = errorId(projectId, group(event).hash);
  return { error_id, title, type: type ?? '', message: message ?? '', culprit: culprit ?? '' };
}
