import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { useGo } from '../navigation/use-go.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { MenuItem } from '../parts/menu-item.tsx';
import { counted } from '../text/number-words.ts';
import { toasts } from '../toasts/toasts.ts';
import { listQuery } from './list-query.ts';
import type { ErrorAt, ShownError } from './types.ts';

/** What is done seldom: delete the error. */
export function MoreMenu({ at, error }: { at: ErrorAt; error: ShownError }) {
  const [isAsking, setAsking] = useState(false);
  const go = useGo();
  async function remove(): Promise<void> {
    await call('deleteError', { id: at.project, error_id: at.error });
    go({ page: 'errors', project: at.project }, listQuery(at.project), true);
    invalidate('listErrors', 'getError', 'getEvent', 'getLatestEvent', 'listEvents');
    toasts.add('Error deleted');
  }
  return (
    <>
      <Menu text={<Icon name="more" />} label="More">
        {(close) => (
          <MenuItem close={close} onClick={() => setAsking(true)}>
            Delete this error …
          </MenuItem>
        )}
      </Menu>
      {isAsking && (
        <ConfirmDialog
          title="Delete this error?"
          action="Delete error"
          onConfirm={remove}
          onClose={() => setAsking(false)}
        >
          <p>
            {counted(error.count, 'event')} will be gone for good. If it happens again it is a new error; ignore it to
            hear no more of it.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
