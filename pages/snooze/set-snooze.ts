import { changeError } from '../error/change-error.ts';
import { snoozeSent, snoozeWords, type Snooze } from './snooze-words.ts';

/** Makes an error silent for a while, or ends that (`null`): shown at once, with an undo. */
export function setSnooze(project: string, error: { id: number; snooze: Snooze | null }, snooze: Snooze | null): void {
  changeError(
    { project, error: String(error.id) },
    snooze ? `Error snoozed ${snoozeWords(snooze)}` : 'Error is not snoozed any more',
    { shown: { snooze }, sent: snoozeSent(snooze) },
    { shown: { snooze: error.snooze }, sent: snoozeSent(error.snooze) },
  );
}
