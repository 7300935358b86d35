import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { toasts } from '../toasts/toasts.ts';
import type { ClientKey } from './client-key-row.tsx';
import { FormProblem } from './form-problem.tsx';
import { limitTyped, limitWords, shortKey, type Limit } from './key-limit.ts';
import { TextField } from './text-field.tsx';
import { useWrite } from './use-write.ts';

const NAMES = { rate_limit: 'count' };

interface LimitDialogProps {
  path: string;
  clientKey: ClientKey;
  onClose: () => void;
}

/** Limits how many events a key takes, or leaves that to the tenant. */
export function LimitDialog({ path, clientKey, onClose }: LimitDialogProps) {
  const own = clientKey.rate_limit ?? null;
  const shown = own ?? clientKey.usage?.limit ?? null;
  const [count, setCount] = useState(shown === null ? '' : String(shown.count));
  const [window, setWindow] = useState(shown === null ? '60' : String(shown.window));
  const { isBusy, problems, run } = useWrite(NAMES);
  const name = shortKey(clientKey.public_key);
  const limit = limitTyped(count, window);
  async function save(rate_limit: Limit | null): Promise<void> {
    const isDone = await run(async () => {
      await call('updateClientKey', { id: path, key_id: clientKey.id, rate_limit });
      invalidate('listClientKeys');
      toasts.add(`Key ${name} takes ${rate_limit === null ? 'what the default lets it' : limitWords(rate_limit)}`);
    });
    if (isDone) onClose();
  }
  function submit(event: Event): void {
    event.preventDefault();
    if (limit !== null) void save(limit);
  }
  return (
    <Dialog title={`Limit of key ${name}`} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p class="muted">
          What comes above it is refused with 429, which SDKs understand, and counted as dropped. Windows follow each
          other without gaps.
        </p>
        <FormProblem problems={problems} />
        <div class="settings-pair">
          <TextField
            label="Events"
            problem={problems.fields['count']}
            required
            inputMode="numeric"
            pattern="[0-9]*[1-9][0-9]*"
            title="A whole number, 1 or more"
            value={count}
            onValue={setCount}
          />
          <TextField
            label="In so many seconds"
            required
            inputMode="numeric"
            pattern="[0-9]*[1-9][0-9]*"
            title="A whole number, 1 or more"
            value={window}
            onValue={setWindow}
          />
        </div>
        <div class="cluster">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            Save limit
          </Button>
          {own !== null && <Button onClick={() => void save(null)}>Use the default</Button>}
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
