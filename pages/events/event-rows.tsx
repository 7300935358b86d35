import { useResource } from '../api/use-resource.ts';
import { Button } from '../parts/button.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { EventRow } from './event-row.tsx';

interface EventRowsProps {
  project: string;
  error: string;
  /** Where this page of the list begins; absent: at its start. */
  cursor?: string;
  /** How many pages are shown from here on. */
  pages: number;
  /** Shows one more; `null`: there have been enough. */
  onMore: (() => void) | null;
}

const PER_PAGE = 50;

const GONE = 'This error is gone, or belongs to another project. Events of an external Sentry are listed there.';

/** A page of the list, and those behind it. */
export function EventRows({ project, error, cursor, pages, onMore }: EventRowsProps) {
  const sent = { id: project, error_id: error, per_page: PER_PAGE, ...(cursor !== undefined && { cursor }) };
  const { data, reply, isFirst, error: refusal } = useResource('listEvents', sent);
  const next = reply?.next && 'cursor' in reply.next ? reply.next.cursor : null;
  return (
    <>
      {isFirst && <Skeleton rows={10} height={2.75} />}
      {refusal && <Refused error={refusal} gone={GONE} />}
      {data?.length === 0 && next === null && cursor === undefined && <Empty title="No event is kept any more." />}
      {data !== null && (
        <ul class="event-rows">
          {data.map((event) => (
            <EventRow key={event.event_id} project={project} event={event} />
          ))}
        </ul>
      )}
      {next !== null && pages > 1 && (
        <EventRows project={project} error={error} cursor={next} pages={pages - 1} onMore={onMore} />
      )}
      {next !== null && pages === 1 && onMore && (
        <div class="event-more-rows">
          <Button onClick={onMore}>More events</Button>
        </div>
      )}
    </>
  );
}
