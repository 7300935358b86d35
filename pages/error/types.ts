import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import type { DataOf } from '../api/types.ts';

export type ShownError = DataOf<'getError'>;

/** An event by itself, of ours or of an external Sentry. */
export type ShownEvent = DataOf<'getEvent'>;

/** Whether an event was collected here: only then it says everything in one shape. */
export function isOwn(event: ShownEvent): event is ShownEvent & EventEntity {
  return event.details !== null;
}

/** The address of an error's page is all that names it. */
export interface ErrorAt {
  project: string;
  error: string;
}
