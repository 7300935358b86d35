import { EventView } from '../event/event-view.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Banner } from '../parts/states.tsx';
import { isOwn, type ShownEvent } from './types.ts';

/** An event whose error is not there yet: SDKs are told its id before it is counted. */
export function UncountedEvent({ project, event }: { project: string; event: ShownEvent }) {
  return (
    <>
      <PageHeading title="New event" about={project} />
      <Banner>This event is the first of its error, and will be counted in a moment.</Banner>
      {isOwn(event) && <EventView event={event} project={project} />}
    </>
  );
}
