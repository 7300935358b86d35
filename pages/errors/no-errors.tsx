import type { DataOf } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Empty } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';
import { headlineOf } from './error-view.ts';
import type { Controls } from './list-controls.ts';

interface NoErrorsProps {
  project: string;
  controls: Controls;
  counts: DataOf<'countErrors'> | null;
}

/** An empty list without a filter: nothing has happened yet, or nothing is of that status. */
export function NoErrors({ project, controls: { status }, counts }: NoErrorsProps) {
  if (counts !== null && counts.unresolved + counts.resolved + counts.ignored === 0)
    return (
      <Empty title="No event has arrived yet.">
        <Link class="button button-primary" to={{ page: 'setup', project }}>
          Set up the first one
        </Link>
      </Empty>
    );
  if (status === 'all') return <Empty title="No errors." />;
  if (status !== 'unresolved') return <Empty title={`Nothing is ${status}.`} />;
  return <Empty title="Nothing unresolved.">{(counts?.resolved ?? 0) > 0 && <LastResolved project={project} />}</Empty>;
}

/** Of those that are resolved the one that happened last: what would come back first. */
function LastResolved({ project }: { project: string }) {
  const { data } = useResource('listErrors', { id: project, status: 'resolved', per_page: 1 });
  const [error] = data ?? [];
  if (error === undefined) return null;
  const { head, rest } = headlineOf(error);
  return (
    <p class="muted">
      Of what is resolved, this happened last, <Time at={error.last_seen} />:{' '}
      <Link to={{ page: 'error', project, error: String(error.id), event: null }}>
        <ForeignLine text={[head, rest].filter(Boolean).join(': ')} length={100} />
      </Link>
    </p>
  );
}
