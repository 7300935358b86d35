import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { useNow } from '../parts/clock.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { MenuItem } from '../parts/menu-item.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { toasts } from '../toasts/toasts.ts';
import { isMuted } from './alert-words.ts';
import { DestinationDialog } from './destination-dialog.tsx';
import { DestinationStateLine } from './destination-state.tsx';
import { Entry, EntryMenu, type Switched } from './entry.tsx';
import { KINDS } from './kinds.ts';
import { StateBadges } from './state-badges.tsx';
import { switchEntry } from './switch-entry.ts';
import { TestOutcome, type Test } from './tested.tsx';
import type { Destination } from './types.ts';

interface DestinationRowProps {
  project: string;
  destination: Destination;
  isWritable: boolean;
  test: Test | undefined;
  onTest: () => void;
  onSecret: (issued: { name: string; token: string }) => void;
}

/** Somebody who is told of errors, how that goes, and what can be done about it. */
export function DestinationRow({ project, destination, isWritable, test, onTest, onSecret }: DestinationRowProps) {
  const [open, setOpen] = useState<'edit' | 'delete' | 'rotate' | null>(null);
  const muted = isMuted(destination.muted_until, useNow());
  const { id, kind, name, address, state } = destination;
  // One that was made as a hook of GitLab may have no name.
  const label = oneLine(name || address, 60);
  const at = { id: project, destination_id: id };
  const close = (): void => setOpen(null);
  async function write(change: Partial<Switched>): Promise<void> {
    await call('updateAlertDestination', { ...at, ...change });
    invalidate('listAlertDestinations');
  }
  async function remove(): Promise<void> {
    await call('deleteAlertDestination', at);
    invalidate('listAlertDestinations', 'listAlertRules', 'listAlerts');
    toasts.add(`${label} is deleted`);
  }
  async function rotate(): Promise<void> {
    const { data } = await call('rotateAlertSecret', at);
    onSecret({ name, token: data.signing_secret! });
  }
  return (
    <Entry
      label={label}
      actions={
        isWritable && (
          <>
            <Button isBusy={test === 'running'} onClick={onTest}>
              Send a test
            </Button>
            <EntryMenu
              of={destination}
              isMuted={muted}
              onEdit={() => setOpen('edit')}
              onSwitch={(change) => void switchEntry(label, destination, change, write)}
              onDelete={() => setOpen('delete')}
            >
              {(closeMenu) =>
                KINDS[kind].isSigned && (
                  <MenuItem close={closeMenu} onClick={() => setOpen('rotate')}>
                    New signing secret …
                  </MenuItem>
                )
              }
            </EntryMenu>
          </>
        )
      }
      after={test && <TestOutcome test={test} />}
    >
      <strong>
        <Foreign text={name || KINDS[kind].name} length={100} />
      </strong>{' '}
      <Badge>{KINDS[kind].name}</Badge> <StateBadges of={destination} isMuted={muted} />
      <p class="muted">
        <Foreign text={address} length={200} />
      </p>
      <DestinationStateLine state={state} />
      {open === 'edit' && (
        <DestinationDialog project={project} stored={destination} onCreated={close} onClose={close} />
      )}
      {open === 'delete' && (
        <ConfirmDialog
          title={`Delete destination ${label}?`}
          action="Delete destination"
          onConfirm={remove}
          onClose={close}
        >
          <p>
            It is told nothing more, and what waits for it is dropped. Messages that it was sent stay in the history.
          </p>
        </ConfirmDialog>
      )}
      {open === 'rotate' && (
        <ConfirmDialog
          title={`New signing secret for ${label}?`}
          action="Make a new secret"
          onConfirm={rotate}
          onClose={close}
        >
          <p>
            For a day messages are signed with the one before as well, so that the receiver can be changed meanwhile.
          </p>
        </ConfirmDialog>
      )}
    </Entry>
  );
}
