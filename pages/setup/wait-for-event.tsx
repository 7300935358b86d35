import { useEffect, useRef } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon } from '../parts/icon.tsx';
import { Banner } from '../parts/states.tsx';
import { momentOf, timeForms } from '../text/time-words.ts';
import { oneLine } from '../text/foreign-text.ts';
import { announce } from '../toasts/announce.ts';
import { agoWords, arrivalOf, markOf } from './arrival.ts';
import { TestEvent } from './test-event-button.tsx';

/** Milliseconds between two looks, while somebody looks. */
const POLL_MS = 2_000;

/** The error that happened last, looked for again and again; nothing is asked where no event is taken. */
export function useLatest(project: string, isTracking: boolean) {
  const sent = { id: project, status: 'all', sort: 'last_seen', per_page: 1 } as const;
  return useResource('listErrors', isTracking ? sent : null, { poll: POLL_MS, maxAge: 0 });
}

interface WaitForEventProps {
  project: string;
  /** Where a test event can be sent to; `null` where that is not known. */
  dsn: string | null;
  errors: ReturnType<typeof useLatest>;
}

/** Shows the latest event, and that the next one is waited for until it is there. */
export function WaitForEvent({ project, dsn, errors: { data, error } }: WaitForEventProps) {
  const before = useRef<string | null | undefined>(undefined);
  const latest = data?.[0];
  if (data && before.current === undefined) before.current = markOf(latest);
  const arrival = arrivalOf(before.current ?? null, latest);
  useEffect(() => {
    if (arrival === 'arrived') announce(`An event has arrived: ${oneLine(latest!.title)}`);
  }, [arrival]);
  if (error) return <Banner tone="bad">The errors of this project cannot be read. {error.message}</Banner>;
  return (
    <section class={`setup-wait card setup-${arrival}`} aria-label="The latest event">
      {latest !== undefined && <Latest project={project} latest={latest} isNew={arrival === 'arrived'} />}
      {arrival !== 'arrived' && (
        <p class="cluster">
          <span class="setup-pulse" />
          {latest === undefined ? `Waiting for the first event of ${project} …` : 'Waiting for the next one …'}
        </p>
      )}
      {dsn !== null && <TestEvent dsn={dsn} />}
    </section>
  );
}

interface LatestProps {
  project: string;
  latest: DataOf<'listErrors'>[number];
  isNew: boolean;
}

function Latest({ project, latest, isNew }: LatestProps) {
  const at = momentOf(latest.last_seen);
  return (
    <p class="setup-latest">
      {isNew ? <Icon name="check" /> : <span class="muted">Last event</span>}
      <strong>
        <Foreign text={latest.title} length={200} />
      </strong>
      {at && (
        <time class="muted" dateTime={at.toISOString()} title={timeForms(at).local}>
          {agoWords(at, new Date())}
        </time>
      )}
      <Link
        class={isNew ? 'button button-primary' : 'button button-plain'}
        to={{ page: 'error', project, error: String(latest.id), event: null }}
      >
        Look at it
      </Link>
    </p>
  );
}
