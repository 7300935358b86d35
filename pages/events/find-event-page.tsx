import { useEffect } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { useGo } from '../navigation/use-go.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import type { PageProps } from '../pages.ts';

/** Finds the error of an event and goes there, in place of this page. */
export default function FindEventPage({ route: { project, event } }: PageProps<'event'>) {
  const { data, error } = useResource('getEvent', { id: project, event_id: event });
  const go = useGo();
  useEffect(() => {
    if (data) go({ page: 'error', project, error: String(data.error_id), event: data.event_id }, {}, true);
  }, [data]);
  return (
    <div class="page stack">
      <PageHeading title="Event" about={project} />
      {error ? (
        <Refused error={error} gone="This event is gone, or belongs to another project." />
      ) : (
        <Skeleton rows={3} height={6} />
      )}
    </div>
  );
}
