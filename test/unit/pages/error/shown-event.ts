import type { ShownEvent } from '../../../../pages/error/types.ts';
import { eventWithNeighbours } from '../../../../shared/present/gitlab/event.ts';
import { ingested } from '../../../kit/ingested.ts';

/** What the API shows of an event that an SDK sends. @throws Error where it is refused. */
export function presented(sent: object) {
  const read = ingested({ bytes: Buffer.from(JSON.stringify(sent)) });
  if (read.outcome !== 'ok') throw new Error(read.outcome);
  return eventWithNeighbours(read.event, { newer: null, older: null }, { namespace: 'acme', path: 'shop' });
}

/** An event as the API shows it, with these fields in place of its own; contexts and request are those of its details. */
export function shownEvent({ contexts, request, ...fields }: Readonly<Record<string, unknown>>): ShownEvent {
  const event = presented({ message: 'it broke' });
  const details = { ...event.details, contexts: contexts ?? {}, request: request ?? null };
  return { ...event, tags: {}, details, ...fields } as ShownEvent;
}
