import { useQueryState } from '../navigation/use-query-state.ts';
import { Link } from '../navigation/link.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import type { PageProps } from '../pages.ts';
import { EventRows } from './event-rows.tsx';

/** More at once would be slow, and nobody reads on so far. */
const MAX_PAGES = 40;

/** All events of an error that are kept, newest first. */
export default function EventsPage({ route: { project, error } }: PageProps<'events'>) {
  const [{ pages }, setQuery] = useQueryState({ pages: '1' });
  const wanted = Math.min(MAX_PAGES, Math.max(1, Math.trunc(Number(pages)) || 1));
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
        <EventRows
          project={project}
          error={error}
          pages={wanted}
          onMore={wanted < MAX_PAGES ? () => setQuery({ pages: String(wanted + 1) }, true) : null}
        />
      </div>
    </div>
  );
}
