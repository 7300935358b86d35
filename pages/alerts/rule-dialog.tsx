import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FormProblem } from '../project-settings/form-problem.tsx';
import { useWrite } from '../project-settings/use-write.ts';
import { oneLine } from '../text/foreign-text.ts';
import { toasts } from '../toasts/toasts.ts';
import { ruleDraft, ruleSent } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import type { Destination, Rule } from './types.ts';

/** What the API calls the fields of the form. */
const NAMES = {
  name: 'name',
  triggers: 'triggers',
  threshold: 'threshold',
  'threshold[count]': 'count',
  'threshold[minutes]': 'minutes',
  environments: 'environments',
  releases: 'releases',
  levels: 'levels',
  title: 'title',
  destinations: 'destinations',
  cooldown_minutes: 'cooldown',
};

interface RuleDialogProps {
  project: string;
  /** Absent: a new one is made. */
  stored?: Rule;
  destinations: readonly Destination[];
  onClose: () => void;
}

/** Makes or edits a rule. */
export function RuleDialog({ project, stored, destinations, onClose }: RuleDialogProps) {
  const [draft, setDraft] = useState(() => ruleDraft(stored ?? null));
  const { isBusy, problems, run } = useWrite(NAMES);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const sent = { id: project, ...ruleSent(draft) };
    const isDone = await run(async () => {
      if (stored === undefined) await call('createAlertRule', sent);
      else await call('updateAlertRule', { ...sent, rule_id: stored.id });
      invalidate('listAlertRules');
      toasts.add(`Rule ${oneLine(draft.name, 60)} is saved`);
    });
    if (isDone) onClose();
  }
  return (
    <Dialog title={stored === undefined ? 'New rule' : `Edit ${oneLine(stored.name, 60)}`} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <FormProblem problems={problems} />
        <RuleFields
          draft={draft}
          problems={problems.fields}
          destinations={destinations}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <div class="cluster">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            Save rule
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
