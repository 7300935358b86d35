import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { setStatus, type Status } from './set-status.ts';
import type { ErrorAt } from './types.ts';

const ACTIONS = {
  resolved: { keys: 'e', label: 'Resolve' },
  ignored: { keys: 'i', label: 'Ignore' },
  unresolved: { keys: 'r', label: 'Reopen' },
} as const satisfies Record<Status, { keys: string; label: string }>;

/** What an error can become, by what it is. A button gives its place, and the focus, to the one that undoes it. */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  unresolved: ['resolved', 'ignored'],
  resolved: ['unresolved', 'ignored'],
  ignored: ['resolved', 'unresolved'],
};

/** Resolve, ignore, reopen: whichever changes something. */
export function StatusActions({ at, status }: { at: ErrorAt; status: Status }) {
  useShortcuts(
    'Error',
    NEXT[status].map((next) => ({ ...ACTIONS[next], run: () => setStatus(at, next, status) })),
  );
  return (
    <>
      {NEXT[status].map((next, index) => (
        <Button
          key={index}
          kind={next === 'resolved' ? 'primary' : 'plain'}
          keys={ACTIONS[next].keys}
          onClick={() => setStatus(at, next, status)}
        >
          {ACTIONS[next].label}
        </Button>
      ))}
    </>
  );
}
