import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import { Card } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { counted } from '../text/number-words.ts';
import { groupingWords, NO_GROUPING } from './grouping-words.ts';

/** Why the event counts in this error. */
export function GroupingCard({ grouping }: { grouping: EventEntity['details']['grouping'] }) {
  if (grouping === null)
    return (
      <Card title="Grouped">
        <p class="muted">{NO_GROUPING}</p>
      </Card>
    );
  const { rule, parts, total, version } = grouping;
  const left = total - parts.length;
  return (
    <Card title="Grouped">
      <p>{groupingWords(rule)}</p>
      <Fold summary={counted(total, 'part')}>
        {() => (
          <>
            <ol class="grouping-parts mono">
              {parts.map((part, index) => (
                <li key={index}>
                  <Foreign text={part === '' ? '(empty)' : part} length={300} />
                </li>
              ))}
            </ol>
            {left > 0 && <p class="muted">and {counted(left, 'other')}</p>}
            <p class="muted small">Rules of version {version}</p>
          </>
        )}
      </Fold>
    </Card>
  );
}
