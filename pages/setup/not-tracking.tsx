import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Empty } from '../parts/states.tsx';
import { WriteButton } from './write-button.tsx';

interface NotTrackingProps {
  project: string;
  /** `null` where nobody has saved any. */
  settings: DataOf<'getSettings'> | null;
}

/** A project that takes no events: error tracking is off, or its errors are those of an external Sentry. */
export function NotTracking({ project, settings }: NotTrackingProps) {
  async function turnOn(): Promise<void> {
    await call('putSettings', { id: project, active: true, integrated: true });
    invalidate('getSettings', 'listClientKeys', 'listErrors', 'getProjectStats');
  }
  const link = <Link to={{ page: 'settings', project, section: 'error_tracking' }}>Settings</Link>;
  return (
    <div class="card">
      {settings?.active ? (
        <Empty title="The errors of this project are in an external Sentry.">
          <p class="muted">
            Programs report to that Sentry, with a DSN of its own. This can be changed in the settings.
          </p>
          {link}
        </Empty>
      ) : (
        <Empty title="Error tracking is off.">
          <p class="muted">
            Events of this project are refused until it is on.
            {settings?.api_url && ' Turned on here, errors are kept here, and not in its external Sentry.'}
          </p>
          <div class="cluster">
            <WriteButton run={turnOn} failed="Error tracking is still off.">
              Turn on error tracking
            </WriteButton>
            {link}
          </div>
        </Empty>
      )}
    </div>
  );
}
