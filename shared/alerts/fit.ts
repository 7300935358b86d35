import type { AlertMessage } from '../domain/alerts/alert-message.ts';
import { byteLength } from './plain-text.ts';
import { shownMessage, type Room, type ShownMessage } from './shown-message.ts';

/** From much to what fits everywhere: first texts get shorter, then alerts fewer. */
export const ROOMS: readonly Room[] = [
  { alerts: 20, characters: 300 },
  { alerts: 20, characters: 150 },
  { alerts: 10, characters: 150 },
  { alerts: 10, characters: 100 },
  { alerts: 5, characters: 100 },
  { alerts: 3, characters: 100 },
  { alerts: 1, characters: 100 },
];

/** What a receiver takes. */
export interface Limits {
  /** Of the whole body. */
  bytes: number;
  /** Whatever else is limited over several parts of it. */
  fits?: (shown: ShownMessage) => boolean;
  /** How many a person reads. */
  alerts?: number;
}

/**
 * Renders as much of a message as its receiver takes: the first rendering that is within the limits. What is left out is
 * counted. A renderer sees to the limits of single texts itself, and to it that one alert always fits.
 */
export function fitted(message: AlertMessage, limits: Limits, render: (shown: ShownMessage) => object): string {
  let json = '';
  for (const { alerts, characters } of ROOMS) {
    const shown = shownMessage(message, { alerts: Math.min(alerts, limits.alerts ?? alerts), characters });
    json = JSON.stringify(render(shown));
    if (byteLength(json) <= limits.bytes && (limits.fits?.(shown) ?? true)) break;
  }
  return json;
}
