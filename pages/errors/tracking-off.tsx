import { Link } from '../navigation/link.tsx';
import { Empty } from '../parts/states.tsx';
import { mayFrom } from '../session/session.ts';

const MAINTAINER = 40;

/** In place of the list where a project takes no events. */
export function TrackingOff({ project }: { project: string }) {
  return (
    <Empty title="Error tracking is off.">
      <p class="muted">This project takes no events, and shows none that it has.</p>
      {mayFrom(MAINTAINER) ? (
        <Link class="button button-primary" to={{ page: 'settings', project, section: 'error_tracking' }}>
          Settings
        </Link>
      ) : (
        <p class="muted">A maintainer can switch it on in the settings.</p>
      )}
    </Empty>
  );
}
