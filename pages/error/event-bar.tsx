import { Badge } from '../parts/badge.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Link } from '../navigation/link.tsx';
import { Time } from '../parts/time.tsx';
import { Differences } from './differences.tsx';
import { EventSteps } from './event-steps.tsx';
import { isOwn, type ErrorAt, type ShownEvent } from './types.ts';

interface EventBarProps {
  at: ErrorAt;
  event: ShownEvent;
  /** By the address; an event by its id may be the latest, too. */
  isLatest: boolean;
}

/** Which event is shown, the way to the others, and what makes it differ from the one before. */
export function EventBar({ at, event, isLatest }: EventBarProps) {
  const { event_id, timestamp, environment, release } = event;
  const isOurs = isOwn(event);
  return (
    <section class="card" aria-label="Event">
      <div class="event-bar">
        <p class="cluster event-which">
          <strong>{isLatest ? 'Latest event' : 'Event'}</strong>
          {event_id !== null && (
            <span class="event-id">
              <code title={event_id}>{event_id.slice(0, 8)}</code>{' '}
              <CopyButton text={event_id} label="Copy the event’s id" />
            </span>
          )}
          <Time at={timestamp} />
          {environment !== null && (
            <Badge>
              <Foreign text={environment} length={64} />
            </Badge>
          )}
          {release !== null && <Foreign class="muted" text={release} length={64} />}
        </p>
        {isOurs && <EventSteps at={at} event={event} isLatest={isLatest} />}
      </div>
      {isOurs && (
        <div class="event-more">
          <Differences project={at.project} event={event} />
          <Link to={{ page: 'events', ...at }}>All events</Link>
        </div>
      )}
    </section>
  );
}
