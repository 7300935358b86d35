import { useResource } from '../api/use-resource.ts';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { counted } from '../text/number-words.ts';
import { oneLine } from '../text/foreign-text.ts';
import { differencesOf, type Difference } from './differences-of.ts';
import type { ShownEvent } from './types.ts';
import { EVENT_AGE_MS } from './use-event.ts';

/** Names of what differs that the line itself has. */
const NAMED = 4;

/** What an event says differently from the one before it, which is fetched for that, and is there for the step to it. */
export function Differences({ project, event }: { project: string; event: ShownEvent }) {
  const sent = event.older === null ? null : { id: project, event_id: event.older };
  const { data: before, error } = useResource('getEvent', sent, { maxAge: EVENT_AGE_MS });
  if (event.older === null) return <p class="muted difference-line">No event before this one.</p>;
  if (error) return <p class="muted difference-line">The event before is gone.</p>;
  if (before === null) return <p class="muted difference-line">Comparing with the event before …</p>;
  const { list, left } = differencesOf(before, event);
  if (list.length === 0) return <p class="muted difference-line">Says the same as the event before.</p>;
  const named = list.slice(0, NAMED).map(({ name }) => oneLine(name, 40));
  const others = list.length + left - named.length;
  return (
    <Fold
      key={event.event_id}
      summary={
        <>
          Differs from the event before: {named.join(', ')}
          {others > 0 && ` and ${counted(others, 'other')}`}
        </>
      }
    >
      {() => <DifferenceTable list={list} left={left} />}
    </Fold>
  );
}

function DifferenceTable({ list, left }: { list: readonly Difference[]; left: number }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Differences">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Event before</th>
            <th scope="col">This event</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">
                <Foreign text={name} length={120} />
              </th>
              <td>{before === null ? <span class="muted">–</span> : <Foreign text={before} />}</td>
              <td>{after === null ? <span class="muted">–</span> : <Foreign text={after} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p class="muted">and {counted(left, 'other')}</p>}
    </div>
  );
}
