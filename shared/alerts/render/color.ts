import type { Urgency } from '../shown-message.ts';

const COLORS: Readonly<Record<Urgency, string>> = {
  critical: '#8b1a1a',
  error: '#d1242f',
  warning: '#bf8700',
  info: '#0969da',
  over: '#1a7f37',
};

/** The colour at the side of a message, as `#rrggbb`. */
export function colorOf(urgency: Urgency): string {
  return COLORS[urgency];
}
