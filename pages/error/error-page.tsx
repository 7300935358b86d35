import { useEffect } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { useGo } from '../navigation/use-go.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Banner, Refused, Skeleton } from '../parts/states.tsx';
import type { PageProps } from '../pages.ts';
import { ErrorView } from './error-view.tsx';
import { ListLinks } from './list-links.tsx';
import { UncountedEvent } from './uncounted-event.tsx';
import { isUncounted } from './uncounted.ts';
import { useEvent } from './use-event.ts';

const POLL_MS = 30_000;

/** How often it looks whether an event is counted, milliseconds. */
const COUNTING_MS = 2_000;

const GONE =
  'This error is gone, because all of its events are too old or somebody deleted it, or it belongs to another project.';

const DELETED =
  'This error is gone: somebody has deleted it, or all of its events are too old. What it said last is still shown here.';

/** One error with one of its events. */
export default function ErrorPage({ route: { project, error: id, event: eventId } }: PageProps<'error'>) {
  const at = { project, error: id };
  const error = useResource('getError', { id: project, error_id: id }, { poll: POLL_MS });
  const shown = useEvent(at, eventId);
  const { event } = shown;
  const go = useGo();
  const isElsewhere = event !== null && String(event.error_id) !== id;
  useEffect(() => {
    if (isElsewhere) go({ page: 'error', project, error: String(event.error_id), event: eventId }, {}, true);
  }, [isElsewhere]);

  const isWaiting = event !== null && !error.isFirst && isUncounted(event, error.data, Date.now());
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      error.reload();
      shown.reload();
    }, COUNTING_MS);
    return () => clearInterval(timer);
  }, [isWaiting, id, eventId]);

  if (isElsewhere) return <ErrorSkeleton project={project} />;
  return (
    <div class="page stack">
      <ListLinks at={at} />
      {error.data && error.error && (
        <Banner tone="warning">{error.error.status === 404 ? DELETED : error.error.message}</Banner>
      )}
      {error.data && (
        <ErrorView
          key={id}
          at={at}
          error={error.data}
          shown={shown}
          isLatest={eventId === null}
          isWaiting={isWaiting}
        />
      )}
      {error.error && !error.data && isWaiting && <UncountedEvent project={project} event={event} />}
      {error.error && !error.data && !isWaiting && (
        <>
          <PageHeading title="Error" about={project} />
          <Refused error={error.error} gone={GONE} />
        </>
      )}
      {error.isFirst && <ErrorSkeleton project={project} />}
    </div>
  );
}

function ErrorSkeleton({ project }: { project: string }) {
  return (
    <>
      <PageHeading title="Error" about={project} />
      <Skeleton rows={3} height={6} />
    </>
  );
}
