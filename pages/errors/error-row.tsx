import { Link } from '../navigation/link.tsx';
import { Badge, Level } from '../parts/badge.tsx';
import { useNow } from '../parts/clock.ts';
import { Count } from '../parts/count.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { RowBars } from '../parts/row-bars.tsx';
import { Time } from '../parts/time.tsx';
import { SnoozeBadge } from '../snooze/snooze-badge.tsx';
import { userWords } from '../text/number-words.ts';
import { headlineOf, markOf, shownEnvironments, type ListedError } from './error-view.ts';

interface ErrorRowProps {
  project: string;
  error: ListedError;
  isSelected: boolean;
  /** Absent where nothing can be done with a selection. */
  onSelect: ((isRange: boolean) => void) | null;
}

/** An error in the list: one link, and beside it what chooses it. */
export function ErrorRow({ project, error, isSelected, onSelect }: ErrorRowProps) {
  const { head, rest } = headlineOf(error);
  return (
    <li class={isSelected ? 'error-row is-selected' : 'error-row'} data-error={error.id}>
      {onSelect !== null && (
        <label class="row-check">
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={`Select ${head}`}
            onClick={(event) => onSelect(event.shiftKey)}
          />
        </label>
      )}
      <Link class="row-link" to={{ page: 'error', project, error: String(error.id), event: null }}>
        <Level level={error.level} isBar />
        <span class="row-main">
          <span class="row-title">
            <strong>
              <bdi>{head}</bdi>
            </strong>{' '}
            <bdi>{rest}</bdi>
          </span>
          <RowFacts error={error} />
        </span>
        <span class="row-bars">
          <RowBars series={error.frequency} />
        </span>
        <span class="row-number">
          <Count value={error.count} />
          <span class="visually-hidden">{error.count === 1 ? ' event' : ' events'}</span>
        </span>
        <span class="row-number row-users muted">
          {userWords(error.user_count)}
          <span class="visually-hidden">{error.user_count === 1 ? ' user' : ' users'}</span>
        </span>
        <span class="row-number row-time muted">
          <span class="visually-hidden">last seen </span>
          <Time at={error.last_seen} isBrief isPlain />
        </span>
      </Link>
    </li>
  );
}

/** The second line: where, what is special, and which environments. */
function RowFacts({ error }: { error: ListedError }) {
  const mark = markOf(error, useNow().getTime());
  const { shown, left } = shownEnvironments(error.environments);
  return (
    <span class="row-facts">
      {error.culprit !== '' && <ForeignLine class="row-culprit" text={error.culprit} length={120} />}
      {mark !== null && <Badge tone={mark === 'new' ? 'accent' : 'warning'}>{mark}</Badge>}
      <SnoozeBadge snooze={error.snooze} />
      {shown.map((environment) => (
        <Badge key={environment}>
          <bdi>{environment}</bdi>
        </Badge>
      ))}
      {left > 0 && <span class="muted small">+{left}</span>}
    </span>
  );
}
