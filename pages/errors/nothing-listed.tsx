import { Empty, Skeleton } from '../parts/states.tsx';
import { exactNumber } from '../text/number-words.ts';
import { FilterChips } from './filter-chips.tsx';
import type { ActiveFilter, Controls } from './list-controls.ts';
import { NoErrors } from './no-errors.tsx';
import type { ErrorList } from './use-error-list.ts';

interface NothingListedProps {
  project: string;
  controls: Controls;
  found: ErrorList;
  filters: readonly ActiveFilter[];
  onRemove: (names: readonly (keyof Controls)[]) => void;
}

/** In place of rows: why there are none. */
export function NothingListed({ project, controls, found, filters, onRemove }: NothingListedProps) {
  const { list, counts, isCounted } = found;
  if (filters.length === 0) {
    // A page that was resolved as a whole is followed by another one.
    if (!isCounted || list.next !== null) return <Skeleton rows={3} />;
    return <NoErrors project={project} controls={controls} counts={counts} />;
  }
  const what = controls.status === 'all' ? 'error' : `${controls.status} error`;
  const soFar = list.next === null ? '' : `, among the ${exactNumber(list.searched ?? 0)} that happened last`;
  return (
    <Empty title={`No ${what} matches${soFar}.`}>
      <FilterChips filters={filters} onRemove={onRemove} />
    </Empty>
  );
}
