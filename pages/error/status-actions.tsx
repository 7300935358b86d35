import { Fragment } from 'preact';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Menu } from '../parts/menu.tsx';
import { MenuItem } from '../parts/menu-item.tsx';
import { setStatus, type Status } from './set-status.ts';
import type { ErrorAt, ShownError } from './types.ts';

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

/** Resolve, ignore, reopen: whichever changes something. An error that names releases may be resolved in the next one. */
export function StatusActions({ at, error }: { at: ErrorAt; error: ShownError }) {
  const { status, last_release } = error;
  const hasNext = status !== 'resolved' && last_release !== null;
  useShortcuts(
    'Error',
    NEXT[status].map((next) => ({ ...ACTIONS[next], run: () => setStatus(at, next, status) })),
  );
  return (
    <>
      {NEXT[status].map((next, index) => (
        <Fragment key={index}>
          <Button
            kind={next === 'resolved' ? 'primary' : 'plain'}
            keys={ACTIONS[next].keys}
            onClick={() => setStatus(at, next, status)}
          >
            {ACTIONS[next].label}
          </Button>
          {next === 'resolved' && hasNext && (
            <Menu text="" label="In a release">
              {(close) => (
                <MenuItem close={close} onClick={() => setStatus(at, 'resolved', status, true)}>
                  Resolve in the next release
                </MenuItem>
              )}
            </Menu>
          )}
        </Fragment>
      ))}
    </>
  );
}
