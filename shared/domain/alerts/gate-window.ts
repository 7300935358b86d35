import { MINUTE_MS } from '../time.ts';
import type { AlertGate, GateSettings } from './gate.ts';

export const MAX_WINDOW_MINUTES = 60;
/** More alerts than that in so many windows in a row double the window; fewer than that in one halve it again. */
export const BUSY_ALERTS = 10;
export const BUSY_WINDOWS = 3;
export const QUIET_ALERTS = 3;

type Windowed = Pick<AlertGate, 'window' | 'doubled' | 'busy'>;

/** Minutes of a window that was doubled so often. */
export function windowMinutes({ doubled }: Pick<AlertGate, 'doubled'>, { window_minutes }: GateSettings): number {
  return Math.max(window_minutes, Math.min(MAX_WINDOW_MINUTES, window_minutes * 2 ** doubled));
}

/** Begins the window that follows a message at a moment, after what came in the one before. */
export function withNextWindow(before: Windowed, settings: GateSettings, now: number): Windowed {
  const { doubled, busy } = before.window === null ? before : counted(before, before.window.came, settings);
  const minutes = windowMinutes({ doubled }, settings);
  return { window: minutes === 0 ? null : { ends_at: now + minutes * MINUTE_MS, came: 0 }, doubled, busy };
}

/**
 * Ends a window in which nothing came that waits, once its time is over, and those behind it in which nothing came either: the
 * way from a storm back to the destination's own window takes no timer.
 */
export function withWindowOver(before: Windowed, settings: GateSettings, now: number): Windowed {
  if (before.window === null || before.window.ends_at > now) return before;
  let { doubled, busy } = counted(before, before.window.came, settings);
  let end = before.window.ends_at + windowMinutes({ doubled }, settings) * MINUTE_MS;
  while (doubled > 0 && end <= now) {
    ({ doubled, busy } = counted({ doubled, busy }, 0, settings));
    end += windowMinutes({ doubled }, settings) * MINUTE_MS;
  }
  return { window: null, doubled, busy };
}

function counted(
  { doubled, busy }: Pick<Windowed, 'doubled' | 'busy'>,
  came: number,
  settings: GateSettings,
): Pick<Windowed, 'doubled' | 'busy'> {
  if (came < QUIET_ALERTS) return { doubled: Math.max(0, doubled - 1), busy: 0 };
  if (came <= BUSY_ALERTS) return { doubled, busy: 0 };
  if (busy + 1 < BUSY_WINDOWS) return { doubled, busy: busy + 1 };
  const canGrow = windowMinutes({ doubled }, settings) < MAX_WINDOW_MINUTES && settings.window_minutes > 0;
  return { doubled: canGrow ? doubled + 1 : doubled, busy: 0 };
}
