import { useState } from 'preact/hooks';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { setSnooze } from './set-snooze.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { Snooze } from './snooze-words.ts';

interface SnoozeActionProps {
  project: string;
  error: { id: number; status: string; snooze: Snooze | null };
}

/** Makes an open error silent for a while, or ends that. */
export function SnoozeAction({ project, error }: SnoozeActionProps) {
  const [isAsking, setAsking] = useState(false);
  const { status, snooze } = error;
  const isOffered = snooze || status === 'unresolved';
  const label = snooze ? 'Unsnooze' : 'Snooze';
  const run = (): void => (snooze ? setSnooze(project, error, null) : setAsking(true));
  useShortcuts('Error', isOffered ? [{ keys: 'b', label, run }] : []);
  if (!isOffered) return null;
  return (
    <>
      <Button keys="b" onClick={run}>
        {label}
      </Button>
      {isAsking && (
        <SnoozeDialog onSnooze={(chosen) => setSnooze(project, error, chosen)} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
