import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FormProblem } from '../project-settings/form-problem.tsx';
import { useWrite } from '../project-settings/use-write.ts';
import { oneLine } from '../text/foreign-text.ts';
import { toasts } from '../toasts/toasts.ts';
import { destinationDraft, destinationSent } from './destination-draft.ts';
import { DestinationFields } from './destination-fields.tsx';
import { KindChooser } from './kind-chooser.tsx';
import { KINDS, type Kind } from './kinds.ts';
import type { Created, Destination } from './types.ts';

/** What the API calls the fields of the form. */
const NAMES = {
  name: 'name',
  url: 'url',
  token: 'token',
  header_name: 'header',
  topic: 'topic',
  gitlab_project: 'project',
  labels: 'labels',
  emails: 'emails',
  window_minutes: 'minutes',
};

interface DestinationDialogProps {
  project: string;
  /** What is edited, or the kind of a new one; absent: it is asked for. */
  stored?: Destination | undefined;
  kind?: Kind | undefined;
  onCreated: (created: Created) => void;
  onClose: () => void;
}

/** Makes or edits a destination. */
export function DestinationDialog(props: DestinationDialogProps) {
  const { stored, onClose } = props;
  const [kind, setKind] = useState(stored?.kind ?? props.kind);
  if (kind === undefined)
    return (
      <Dialog title="Where should alerts go?" onClose={onClose}>
        <KindChooser onChoose={setKind} />
      </Dialog>
    );
  const title = stored === undefined ? `Alerts to ${KINDS[kind].name}` : `Edit ${oneLine(stored.name, 60)}`;
  return (
    <Dialog key={kind} title={title} onClose={onClose}>
      <DestinationForm {...props} kind={kind} />
    </Dialog>
  );
}

function DestinationForm({ project, stored, kind, onCreated, onClose }: DestinationDialogProps & { kind: Kind }) {
  const [draft, setDraft] = useState(() => destinationDraft(kind, stored ?? null));
  const { isBusy, problems, run } = useWrite(NAMES);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const sent = destinationSent(kind, draft);
    const isDone = await run(async () => {
      if (stored === undefined) {
        const { data } = await call('createAlertDestination', { id: project, ...sent, kind });
        onCreated(data);
      } else {
        await call('updateAlertDestination', { id: project, destination_id: stored.id, ...sent });
        toasts.add(`${oneLine(draft.name, 60)} is saved`);
      }
      invalidate('listAlertDestinations');
    });
    if (isDone) onClose();
  }
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <p class="muted">{KINDS[kind].where}</p>
      <FormProblem problems={problems} />
      <DestinationFields
        kind={kind}
        stored={stored}
        draft={draft}
        problems={problems.fields}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <div class="cluster">
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {stored === undefined ? 'Add and send a test' : 'Save'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
