import { useResource } from '../api/use-resource.ts';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Again } from '../parts/again.tsx';
import { Badge, Level } from '../parts/badge.tsx';
import { Card } from '../parts/card.tsx';
import { Count } from '../parts/count.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';

const TITLES = { frequency: 'Busiest errors', first_seen: 'Newest errors' } as const;
const SHOWN = 10;

/** The errors with the most events of all time, or those that came up last. */
export function ErrorsCard({ project, sort }: { project: string; sort: keyof typeof TITLES }) {
  const sent = { id: project, status: 'all', sort, per_page: SHOWN } as const;
  const { data, isFirst, isAgain, error } = useResource('listErrors', sent, { poll: 30_000 });
  return (
    <Card
      title={TITLES[sort]}
      isPadded={false}
      actions={
        <Link to={{ page: 'errors', project }} query={{ status: 'all', sort }}>
          All
        </Link>
      }
    >
      {isFirst && <Skeleton rows={SHOWN} height={2.75} />}
      {error && <Refused error={error} />}
      <Again isAgain={isAgain}>
        {data?.length === 0 && <Empty title="There is no error yet." />}
        <ul class="activity-errors">
          {data?.map((one) => (
            <ErrorRow key={one.id} project={project} error={one} sort={sort} />
          ))}
        </ul>
      </Again>
    </Card>
  );
}

interface ErrorRowProps {
  project: string;
  error: DataOf<'listErrors'>[number];
  sort: keyof typeof TITLES;
}

function ErrorRow({ project, error, sort }: ErrorRowProps) {
  return (
    <li class="activity-error">
      <Level level={error.level} isBar />
      <Link class="activity-title" to={{ page: 'error', project, error: String(error.id), event: null }}>
        <ForeignLine text={error.title} length={120} />
      </Link>
      {error.status !== 'unresolved' && <Badge>{error.status}</Badge>}
      <span class="activity-number">
        {sort === 'frequency' ? (
          <>
            <Count value={error.count} /> <span class="muted small">{error.count === 1 ? 'event' : 'events'}</span>
          </>
        ) : (
          <Time at={error.first_seen} isBrief />
        )}
      </span>
    </li>
  );
}
