import { Banner } from '../parts/states.tsx';
import { Card } from '../parts/card.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLink } from '../parts/foreign-link.tsx';
import type { ShownError, ShownEvent } from './types.ts';

/** Frames that are shown of a stack, the innermost. */
const MAX_FRAMES = 100;

/** The latest event of an external Sentry, as far as that answers it. */
export function ExternalEvent({ error, event }: { error: ShownError; event: ShownEvent }) {
  const frames = event.stack_trace_entries.toReversed();
  return (
    <div class="stack">
      <Banner>
        This error is read from an external Sentry. Other events, tag shares, breadcrumbs, requests and bars beyond 24
        hours are there: <ForeignLink text={error.external_url} />
      </Banner>
      <Card title="Stack">
        {frames.length === 0 && <p class="muted">The event has no stack.</p>}
        <ol class="external-frames mono">
          {frames.slice(0, MAX_FRAMES).map(({ function: name, filename, lineNo }, index) => (
            <li key={index}>
              <Foreign text={name ?? '?'} length={200} />{' '}
              <Foreign class="muted" text={`${filename ?? '?'}${lineNo === null ? '' : `:${lineNo}`}`} length={300} />
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
