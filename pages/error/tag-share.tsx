import { useState } from 'preact/hooks';
import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { counted, shareWords } from '../text/number-words.ts';

type Tag = DataOf<'getErrorTags'>['tags'][number];

/** Values of a tag that are shown before more are asked for. */
const SHOWN_VALUES = 5;

/** Where nearly each event has a value of its own, so many are enough. */
const SHOWN_SINGLES = 2;

/** What the list of errors can be filtered by. */
const FILTERS = new Set(['environment', 'release', 'level']);

interface TagShareProps {
  project: string;
  tag: Tag;
  /** How many events were looked at. */
  sample: number;
}

/** The values of one tag, the most frequent first, and which share of the events has each. */
export function TagShare({ project, tag: { key, values, distinct }, sample }: TagShareProps) {
  const [isAll, setAll] = useState(false);
  const few = distinct > SHOWN_VALUES && distinct * 3 > sample ? SHOWN_SINGLES : SHOWN_VALUES;
  const shown = isAll ? values : values.slice(0, few);
  const left = distinct - shown.length;
  return (
    <div>
      <h3>
        <Foreign text={key} length={80} />
      </h3>
      <ul>
        {shown.map(({ value, events }) => (
          <li key={value} class="tag-value">
            <TagValue project={project} name={key} value={value} />
            <span class="muted">{shareWords(events, sample)}</span>
            <span class="share" aria-hidden="true">
              <span style={{ width: `${(events / sample) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && !isAll && shown.length < values.length && (
        <button type="button" class="link-button small" onClick={() => setAll(true)}>
          {counted(left, 'more value')}
          <span class="visually-hidden"> of {oneLine(key, 80)}</span>
        </button>
      )}
      {left > 0 && (isAll || shown.length === values.length) && (
        <p class="muted small">and {counted(left, 'other value')}</p>
      )}
    </div>
  );
}

function TagValue({ project, name, value }: { project: string; name: string; value: string }) {
  const text = <Foreign text={value === '' ? '(empty)' : value} length={80} />;
  if (!FILTERS.has(name) || value === '') return <span>{text}</span>;
  return (
    <Link to={{ page: 'errors', project }} query={{ [name]: value }} title="Errors with this value">
      {text}
    </Link>
  );
}
