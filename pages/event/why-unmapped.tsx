import { useContext } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { Badge } from '../parts/badge.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import type { Frame } from './event-types.ts';
import { positionOf } from './frame-words.ts';
import { StackContext } from './stack-context.ts';
import { explainedOf } from './unmapped.ts';

/** What source maps say of the frames of the event, or of one, and why not more. It is asked for when this is shown. */
export function WhyUnmapped({ frame }: { frame?: Frame }) {
  const { project, event } = useContext(StackContext);
  const sent = { id: project, event_id: event };
  const { data, isFirst, error } = useResource('getEventSourceMaps', sent, { maxAge: 60_000 });
  const all = data?.frames ?? [];
  const shown = frame === undefined ? all : [explainedOf(all, frame)].filter((one) => one !== undefined);
  return (
    <div class="stack-small small">
      {isFirst && <Skeleton height={3} />}
      {error && <Refused error={error} />}
      {data && shown.length === 0 && <p>No more is known.</p>}
      {shown.map(({ function: name, filename, line, column, mapped, explanation }, at) => (
        <p key={at}>
          {frame === undefined && (
            <>
              <Badge tone={mapped ? 'good' : 'warning'}>{mapped ? 'mapped' : 'not mapped'}</Badge>{' '}
              <code>
                <Foreign text={`${name ?? '?'} ${filename ?? ''}${positionOf(line, column)}`} length={300} />
              </code>{' '}
            </>
          )}
          {explanation !== null && <Foreign text={explanation} />}
        </p>
      ))}
      <p>
        <Link to={{ page: 'source_maps', project }}>Source maps of this project</Link>
      </p>
    </div>
  );
}
