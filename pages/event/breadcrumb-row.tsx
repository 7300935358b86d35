import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Level } from '../parts/badge.tsx';
import { Tree } from '../parts/tree.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';
import { breadcrumbText, kindOf, timeBefore } from './breadcrumb-words.ts';
import type { Breadcrumb } from './event-types.ts';

/** A breadcrumb: when, what kind, what it says; its data opens. */
export function BreadcrumbRow({ breadcrumb, eventTime }: { breadcrumb: Breadcrumb; eventTime: string }) {
  const { timestamp, level, data, message } = breadcrumb;
  const text = breadcrumbText(breadcrumb);
  const fields = Object.keys(data ?? {}).length;
  return (
    <li class="crumb">
      {timestamp === null ? (
        <span class="muted">–</span>
      ) : (
        <time class="crumb-time" dateTime={timestamp} title={timestamp}>
          {timeBefore(timestamp, eventTime) ?? timestamp}
        </time>
      )}
      <span class="crumb-kind">
        <bdi class="foreign">{oneLine(kindOf(breadcrumb), 60)}</bdi> {level !== 'info' && <Level level={level} />}
      </span>
      <div class="crumb-text">
        {text !== '' && <Foreign text={text} length={500} />}
        {message !== null && message !== text && (
          <p class="small muted">
            <Foreign text={message} length={500} />
          </p>
        )}
        {fields > 0 && (
          <Fold has={data} summary={<span class="small muted">{counted(fields, 'field')}</span>}>
            {() => <Tree value={data} />}
          </Fold>
        )}
      </div>
    </li>
  );
}
