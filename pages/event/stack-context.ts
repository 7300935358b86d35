import { createContext } from 'preact';
import type { FrameAt } from './frame-ids.ts';

/** What every frame of an event is shown by. */
export interface StackSettings {
  /** Of the event. */
  platform: string | null;
  which: 'own' | 'all';
  order: 'newest-first' | 'oldest-first';
  /** The frame that the address means. */
  target: FrameAt | null;
}

export const StackContext = createContext<StackSettings>({
  platform: null,
  which: 'own',
  order: 'newest-first',
  target: null,
});
