import { usePages } from '../api/use-pages.ts';
import { Link } from '../navigation/link.tsx';
import { Icon } from '../parts/icon.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import type { PageProps } from '../pages.ts';
import { EventRow } from './event-row.tsx';
import { eventsSent } from './events-sent.ts';

const GONE = 'This error is gone, or belongs to another project. Events of an external Sentry are listed there.';

/** All events of an error that are kept, newest first. */
export default function EventsPage({ route: { project, error } }: PageProps<'events'>) {
  const list = usePages('listEvents', eventsSent(project, error));
  return (
    <div class="page stack">
      <nav aria-label="Error">
        <Link class="error-back" to={{ page: 'error', project, error, event: null }}>
          <Icon name="back" /> Error
        </Link>
      </nav>
      <PageHeading title="Events" about={project} />
      <div class="card">
        <div class="event-row event-row-head" aria-hidden="true">
          {['Time', 'Event', 'Message', 'Release', 'Environment', 'User'].map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        {list.isFirst && <Skeleton rows={10} height={2.75} />}
        {list.error && <Refused error={list.error} gone={GONE} />}
        {list.data && list.rows.length === 0 && list.next === null && <Empty title="No event is kept any more." />}
        <ul class="event-rows">
          {list.rows.map((event) => (
            <EventRow key={event.event_id} project={project} event={event} />
          ))}
        </ul>
      </div>
      <MoreRows list={list} text="More events" />
    </div>
  );
}
