import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { MenuItem } from '../parts/menu-item.tsx';
import { Select } from '../parts/select.tsx';
import { shortMoment } from '../text/time-words.ts';
import { silences, type Snooze } from './snooze-words.ts';

interface SnoozeDialogProps {
  onSnooze: (snooze: Snooze) => void;
  onClose: () => void;
}

const NOTHING: Snooze = { until: null, events_left: null, users_left: null };

/** Asks how long an error is to be silent. */
export function SnoozeDialog({ onSnooze, onClose }: SnoozeDialogProps) {
  const [count, setCount] = useState('100');
  const [what, setWhat] = useState('events_left');
  const snooze = (chosen: Partial<Snooze>): void => onSnooze({ ...NOTHING, ...chosen });
  return (
    <Dialog title="Snooze this error" onClose={onClose}>
      <p class="muted">It tells nobody until then, and then that it is back.</p>
      <div>
        {silences(new Date()).map(([text, until]) => (
          <MenuItem key={text} close={onClose} onClick={() => snooze({ until: new Date(until).toISOString() })}>
            {text} <span class="muted small">{shortMoment(until)}</span>
          </MenuItem>
        ))}
      </div>
      <form
        class="cluster"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          snooze({ [what]: Number(count) });
        }}
      >
        Until it has{' '}
        <input
          class="input snooze-count"
          type="number"
          min={1}
          max={1_000_000_000}
          required
          aria-label="How many more"
          value={count}
          onInput={(event) => setCount(event.currentTarget.value)}
        />
        <Select
          label="More of what"
          value={what}
          options={[
            ['events_left', 'more events'],
            ['users_left', 'more users'],
          ]}
          onChange={setWhat}
        />
        <Button type="submit">Snooze</Button>
      </form>
    </Dialog>
  );
}
