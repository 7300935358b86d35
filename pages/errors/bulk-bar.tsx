import { Button } from '../parts/button.tsx';
import type { Status } from './error-view.ts';

interface BulkBarProps {
  count: number;
  /** Of the list that is shown: what cannot change anything is left out. */
  listed: string;
  onStatus: (status: Status) => void;
  onClear: () => void;
}

const ACTIONS = [
  { status: 'resolved', text: 'Resolve', keys: 'e' },
  { status: 'ignored', text: 'Ignore', keys: 'i' },
  { status: 'unresolved', text: 'Reopen', keys: 'r' },
] as const;

/** What can be done with the errors that are chosen. */
export function BulkBar({ count, listed, onStatus, onClear }: BulkBarProps) {
  const actions = ACTIONS.filter(({ status }) => status !== listed);
  return (
    <div class="bulk-bar cluster" role="group" aria-label="Selected errors">
      <span aria-live="polite">{count} selected</span>
      {actions.map(({ status, text, keys }, index) => (
        <Button key={status} kind={index === 0 ? 'primary' : 'plain'} keys={keys} onClick={() => onStatus(status)}>
          {text}
        </Button>
      ))}
      <Button kind="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
