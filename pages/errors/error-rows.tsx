import { useEffect, useRef } from 'preact/hooks';
import { ErrorRow } from './error-row.tsx';
import type { ListedError } from './error-view.ts';
import type { Selection } from './selection.ts';

interface ErrorRowsProps {
  project: string;
  errors: readonly ListedError[];
  selection: Selection;
  /** Absent where nothing can be done with a selection. */
  /** Not known yet whether there will be boxes: their place is kept, so that nothing jumps. */
  isUndecided: boolean;
  select: { one: (id: number, isRange: boolean) => void; all: () => void } | null;
}

/** The errors, below the names of the columns. */
export function ErrorRows({ project, errors, selection, isUndecided, select }: ErrorRowsProps) {
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
        {errors.map((error) => (
          <ErrorRow
            key={error.id}
            project={project}
            error={error}
            isSelected={selection.has(error.id)}
            onSelect={select && ((isRange) => select.one(error.id, isRange))}
          />
        ))}
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
