export const HOUR_MS = 60 * 60 * 1000;

/** Start of the hour of a moment, both in milliseconds since 1970. */
export function hourStart(moment: number): number {
  return Math.floor(moment / HOUR_MS) * HOUR_MS;
}
