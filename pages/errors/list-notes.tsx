import { Link } from '../navigation/link.tsx';
import { mayFrom } from '../session/session.ts';
import type { ListMode } from './list-mode.ts';

const MAINTAINER = 40;

interface ListNotesProps {
  project: string;
  mode: ListMode;
  /** That is filtered by; `''`: none. */
  environment: string;
}

/** What somebody has to know to read the list. */
export function ListNotes({ project, mode, environment }: ListNotesProps) {
  if (mode === 'external')
    return (
      <p class="muted small" role="note">
        These errors are kept by an external Sentry. It does not say how many there are of each status, and it is there
        that many are changed at once.{' '}
        {mayFrom(MAINTAINER) && (
          <Link to={{ page: 'settings', project, section: 'error_tracking' }}>Where errors are kept</Link>
        )}
      </p>
    );
  if (environment === '') return null;
  return (
    <p class="muted small" role="note">
      Counts and bars are of all environments.
    </p>
  );
}
