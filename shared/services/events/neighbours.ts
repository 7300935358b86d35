import { placeOf } from '../../domain/event-order.ts';
import { openedEvent, type OpenedEvent } from '../../domain/stored-event.ts';
import * as events from '../../store/events.ts';
import * as listedEvents from '../../store/listed-events.ts';
import { isKept } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/** The ids of the events before and after one in the list of its error; `null` where there is none. */
export interface Neighbours {
  newer: string | null;
  older: string | null;
}

/** Finds the neighbours of an event. One that is not counted yet is in no list, and has none. */
export async function neighboursOf(
  store: Store,
  life: listedEvents.ListingError,
  event: OpenedEvent,
  now: Date,
): Promise<Neighbours> {
  const place = placeOf(event);
  const isShown = isShownIn(life, now);
  const [[own, older], [newer]] = await Promise.all([
    // From just above the event: it has to be there itself.
    listedEvents.list(store, life, {
      way: 'older',
      after: { ...place, id: `${place.id}~` },
      limit: 2,
      isShown,
    }),
    listedEvents.list(store, life, { way: 'newer', after: place, limit: 1, isShown }),
  ]);
  if (own?.id !== place.id || own.happened !== place.happened) return { newer: null, older: null };
  return { newer: newer?.id ?? null, older: older?.id ?? null };
}

/** Reads the event of an error that happened last or first, with its neighbour; `null` if there is none. */
export async function readOutermost(
  store: Store,
  error: listedEvents.ListingError,
  which: 'latest' | 'oldest',
  now: Date,
): Promise<{ event: OpenedEvent; neighbours: Neighbours } | null> {
  const way = which === 'latest' ? 'older' : 'newer';
  const wanted = { way, after: null, limit: 2, isShown: isShownIn(error, now) } as const;
  const [outermost, next] = await listedEvents.list(store, error, wanted);
  const event = outermost ? await events.read(store, error.project_id, outermost.id, now) : null;
  if (event === null) return null;
  // It may be of an error that was merged into this one.
  const { id: error_id } = error;
  return {
    event: { ...openedEvent(event), error_id },
    neighbours: { newer: null, older: null, [way]: next?.id ?? null },
  };
}

/** What expired or belongs to a former life of the error may be listed for a while. */
function isShownIn(
  { deleted_before }: listedEvents.ListingError,
  now: Date,
): (event: listedEvents.ListedEvent) => boolean {
  return (event) => event.received > deleted_before && isKept(event, now);
}
