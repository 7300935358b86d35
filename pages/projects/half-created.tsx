import type { ApiError } from '../api/api-error.ts';
import { Link } from '../navigation/link.tsx';
import { Button } from '../parts/button.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Banner } from '../parts/states.tsx';

interface HalfCreatedProps {
  /** Full path. */
  project: string;
  /** Why error tracking was not switched on. */
  error: ApiError;
  isBusy: boolean;
  onAgain: () => void;
}

/** A project that is there, but takes no events: what was done, what was not, and how to go on. */
export function HalfCreated({ project, error, isBusy, onAgain }: HalfCreatedProps) {
  return (
    <div class="narrow stack">
      <PageHeading title="New project" />
      <Banner tone="bad">
        The project {project} was created, but its error tracking was not switched on, so it takes no events.{' '}
        {error.message}
      </Banner>
      <div class="cluster">
        <Button kind="primary" isBusy={isBusy} onClick={onAgain}>
          Switch it on
        </Button>
        <Link to={{ page: 'settings', project, section: 'error_tracking' }}>Settings of the project</Link>
      </div>
    </div>
  );
}
