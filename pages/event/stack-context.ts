import { createContext } from 'preact';
import type { DebugIds } from './debug-ids.ts';
import type { FrameAt } from './frame-ids.ts';

/** What every frame of an event is shown by. */
export interface StackSettings {
  /** Full path of the event's project. */
  project: string;
  /** The event's id. */
  event: string;
  /** Of the event. */
  platform: string | null;
  debugIds: DebugIds;
  /** Whether frames are as they were sent, and not as source maps say. */
  isAsSent: boolean;
  which: 'own' | 'all';
  order: 'newest-first' | 'oldest-first';
  /** The frame that the address means. */
  target: FrameAt | null;
}

export const StackContext = createContext<StackSettings>({
  project: '',
  event: '',
  platform: null,
  debugIds: new Map(),
  isAsSent: false,
  which: 'own',
  order: 'newest-first',
  target: null,
});
