import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { useGo } from '../navigation/use-go.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { toasts } from '../toasts/toasts.ts';

/** What cannot be taken back. */
export function DangerZone({ project }: { project: DataOf<'getProject'> }) {
  const [isAsking, setAsking] = useState(false);
  const go = useGo();
  const path = project.path_with_namespace;
  async function remove(): Promise<void> {
    await call('deleteProject', { id: project.id });
    go({ page: 'home' });
    invalidate('listProjectSummaries', 'listProjects');
    toasts.add(`The project ${path} is deleted`);
  }
  return (
    <Card title="Danger zone" id="danger">
      <div class="cluster settings-danger">
        <p>
          <strong>Delete this project.</strong> Its errors, events, client keys and access tokens go with it, and
          nothing brings them back. Its path is free again at once.
        </p>
        <Button kind="danger" onClick={() => setAsking(true)}>
          Delete project
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title="Delete this project?"
          action="Delete for good"
          typed={path}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        >
          <p>
            All errors and events of <strong>{path}</strong> are lost. Programs that send here are refused, and its
            access tokens stop working.
          </p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
