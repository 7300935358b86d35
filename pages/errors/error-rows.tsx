import { useEffect, useRef } from 'preact/hooks';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { ErrorRow } from './error-row.tsx';
import type { ListedError } from './error-view.ts';
import { withTombstones, type Tombstone } from './tombstones.ts';
import type { Selection } from './selection.ts';

interface ErrorRowsProps {
  project: string;
  errors: readonly ListedError[];
  /** Those that were deleted while they were shown. */
  tombstones: readonly Tombstone<ListedError>[];
  selection: Selection;
  /** Not known yet whether there will be boxes: their place is kept, so that nothing jumps. */
  isUndecided: boolean;
  /** Absent where nothing can be done with a selection. */
  select: { one: (id: number, isRange: boolean) => void; all: () => void } | null;
}

/** The errors, below the names of the columns. */
export function ErrorRows({ project, errors, tombstones, selection, isUndecided, select }: ErrorRowsProps) {
  return (
    <div class={isUndecided ? 'card error-list is-undecided' : 'card error-list'}>
      <div class="error-columns muted small">
        {select !== null && <SelectAll errors={errors} selection={selection} onChange={select.all} />}
        <div class="row-link" aria-hidden="true">
          <span class="row-main">Error</span>
          <span class="row-bars">Last 24 hours</span>
          <span class="row-number">Events</span>
          <span class="row-number row-users">Users</span>
          <span class="row-number row-time">Last seen</span>
        </div>
      </div>
      <ul class="rows" aria-label="Errors">
        {withTombstones(errors, tombstones).map(({ row: error, isGone }) =>
          isGone ? (
            <li key={error.id} class="error-tombstone muted">
              <ForeignLine text={error.title} length={120} /> was deleted.
            </li>
          ) : (
            <ErrorRow
              key={error.id}
              project={project}
              error={error}
              isSelected={selection.has(error.id)}
              onSelect={select && ((isRange) => select.one(error.id, isRange))}
            />
          ),
        )}
      </ul>
    </div>
  );
}

function SelectAll({
  errors,
  selection,
  onChange,
}: Pick<ErrorRowsProps, 'errors' | 'selection'> & { onChange: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  const count = errors.filter(({ id }) => selection.has(id)).length;
  const isAll = count === errors.length && count > 0;
  useEffect(() => {
    box.current!.indeterminate = count > 0 && !isAll;
  }, [count, isAll]);
  return (
    <label class="row-check">
      <input
        ref={box}
        type="checkbox"
        checked={isAll}
        aria-label="Select all that are shown"
        aria-keyshortcuts="a"
        onClick={onChange}
      />
    </label>
  );
}
