import type { StoredEvent } from '../domain/stored-event.ts';
import { keyOfEvent } from './table/item-keys.ts';
import { eventOfPk, type Key } from './table/keys.ts';

/** A stored event as its item has it: its project and its own id are in its key and nowhere else. */
export type EventItem = Key & Omit<StoredEvent, 'project_id' | 'event_id'>;

/** Returns the item of a stored event. */
export function itemOf({ project_id, event_id, ...fields }: StoredEvent): EventItem {
  return { ...keyOfEvent(project_id, event_id), ...fields };
}

/** Undoes `itemOf`. */
export function eventOf(item: EventItem): StoredEvent {
  const { pk, sk: _, ...fields } = item;
  return { ...eventOfPk(pk), ...fields };
}
