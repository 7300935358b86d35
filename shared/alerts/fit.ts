import type { AlertMessage } from '../domain/alerts/alert-message.ts';
import { byteLength } from './plain-text.ts';
import { shownMessage, type Room, type ShownMessage } from './shown-message.ts';

/** From all of it to what fits everywhere: first texts get shorter, then alerts fewer. */
const ROOMS: readonly Room[] = [
  { alerts: 20, characters: 400 },
  { alerts: 20, characters: 200 },
  { alerts: 20, characters: 100 },
  { alerts: 10, characters: 200 },
  { alerts: 10, characters: 100 },
  { alerts: 5, characters: 100 },
  { alerts: 3, characters: 100 },
  { alerts: 1, characters: 100 },
];

/** What a receiver takes. */
export interface Limits {
  /** Of the whole body. */
  bytes: number;
  /** Anything else that is limited by all parts together. */
  fits?: (body: object) => boolean;
  alerts?: number;
}

/**
 * Renders as much of a message as its receiver takes: the first rendering that is within the limits. What is left out is
 * counted. A renderer has to see to the limits of single texts, and to it that the last one fits.
 */
export function fitted(message: AlertMessage, limits: Limits, render: (shown: ShownMessage) => object): string {
  let json = '';
  for (const room of ROOMS) {
    if (room.alerts > (limits.alerts ?? Infinity)) continue;
    const body = render(shownMessage(message, room));
    json = JSON.stringify(body);
    if (byteLength(json) <= limits.bytes && (limits.fits?.(body) ?? true)) break;
  }
  return json;
}
