import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { counted } from '../text/number-words.ts';
import { groupingWords, NO_GROUPING } from './grouping-words.ts';

type Grouping = NonNullable<EventEntity['details']['grouping']>;

/** Why the event counts in this error: a line that opens. */
export function GroupingFold({ event }: { event: EventEntity | null }) {
  if (event === null) return <p class="grouping-wait muted">Grouped …</p>;
  const { grouping } = event.details;
  if (grouping === null) return <Fold summary="Grouped by …">{() => <p class="muted">{NO_GROUPING}</p>}</Fold>;
  const { rule, total } = grouping;
  return (
    <Fold key={grouping.hash} summary={`Grouped by ${rule}, ${counted(total, 'part')}`}>
      {() => <Parts grouping={grouping} />}
    </Fold>
  );
}

function Parts({ grouping: { rule, parts, total, version } }: { grouping: Grouping }) {
  const left = total - parts.length;
  return (
    <div class="stack-small">
      <p>{groupingWords(rule)}</p>
      <ol class="grouping-parts mono">
        {parts.map((part, index) => (
          <li key={index}>
            <Foreign text={part === '' ? '(empty)' : part} length={300} />
          </li>
        ))}
      </ol>
      {left > 0 && <p class="muted">and {counted(left, 'other')}</p>}
      <p class="muted small">Version {version} of the rules.</p>
    </div>
  );
}
