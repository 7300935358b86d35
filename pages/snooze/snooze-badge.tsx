import { Badge } from '../parts/badge.tsx';
import { snoozeWords, type Snooze } from './snooze-words.ts';

/** That an error is silent, and until when. */
export function SnoozeBadge({ snooze }: { snooze: Snooze | null }) {
  return snooze && <Badge>snoozed {snoozeWords(snooze)}</Badge>;
}
