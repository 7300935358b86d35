import { useMemo } from 'preact/hooks';
import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import type { ApiError } from '../api/api-error.ts';
import { asSent } from '../event/as-sent.ts';
import { EventView } from '../event/event-view.tsx';
import { Link } from '../navigation/link.tsx';
import { Again } from '../parts/again.tsx';
import { Fold } from '../parts/fold.tsx';
import { Banner, Refused, Skeleton } from '../parts/states.tsx';
import { useSetting } from '../settings/settings.ts';
import { ErrorHeader } from './error-header.tsx';
import { EventBar } from './event-bar.tsx';
import { ExternalEvent } from './external-event.tsx';
import { FactsColumn } from './facts-column.tsx';
import { NumbersLine } from './numbers-line.tsx';
import { isOwn, type ErrorAt, type ShownError, type ShownEvent } from './types.ts';
import { useWide } from './use-wide.ts';
import { stackText } from './stack-text.ts';

interface ErrorViewProps {
  at: ErrorAt;
  error: ShownError;
  shown: { event: ShownEvent | null; isAgain: boolean; error: ApiError | null };
  isLatest: boolean;
  isWaiting: boolean;
}

/** An error with its facts and one event: side by side where there is room. */
export function ErrorView({ at, error, shown, isLatest, isWaiting }: ErrorViewProps) {
  const isWide = useWide();
  const { event } = shown;
  const facts = <FactsColumn at={at} error={error} event={event} />;
  return (
    <>
      <ErrorHeader at={at} error={error} event={event} />
      {!isWide && (
        <section class="card error-facts" aria-label="Facts">
          <NumbersLine error={error} />
          <Fold summary="Bars, grouping, tags">{() => <div class="stack">{facts}</div>}</Fold>
        </section>
      )}
      <div class="columns">
        <div class="stack">
          {isWaiting && <Banner>This event will be counted in a moment.</Banner>}
          {event && <EventPart at={at} error={error} event={event} isLatest={isLatest} isAgain={shown.isAgain} />}
          {shown.error && (
            <>
              <Refused error={shown.error} gone="This event is gone, or belongs to another project." />
              {!isLatest && <Link to={{ page: 'error', ...at, event: null }}>The latest event of this error</Link>}
            </>
          )}
          {!event && !shown.error && <Skeleton rows={3} height={8} />}
        </div>
        {isWide && (
          <aside class="stack" aria-label="Facts">
            {facts}
          </aside>
        )}
      </div>
    </>
  );
}

interface EventPartProps {
  at: ErrorAt;
  error: ShownError;
  event: ShownEvent;
  isLatest: boolean;
  isAgain: boolean;
}

function EventPart({ at, error, event, isLatest, isAgain }: EventPartProps) {
  return (
    <>
      <EventBar at={at} event={event} isLatest={isLatest} />
      <Again isAgain={isAgain}>
        {isOwn(event) ? <OwnEvent event={event} project={at.project} /> : <ExternalEvent error={error} event={event} />}
      </Again>
    </>
  );
}

/** With its stacks as source maps say, or as they were sent. */
function OwnEvent({ event, project }: { event: ShownEvent & EventEntity; project: string }) {
  const [isAsSent] = useSetting('stackAsSent');
  const shown = useMemo(() => (isAsSent ? { ...event, details: asSent(event.details) } : event), [event, isAsSent]);
  return <EventView event={shown} project={project} stackText={() => stackText(shown.details)} />;
}
