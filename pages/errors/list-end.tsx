import type { Pages } from '../api/use-pages.ts';
import { MoreRows } from '../parts/more-rows.tsx';
import { exactNumber } from '../text/number-words.ts';

/** Below the list: the next page, and with a filter how far the search got. */
export function ListEnd({ list, isFiltered }: { list: Pages<'listErrors'>; isFiltered: boolean }) {
  const { rows, searched, next, isMoreLoading } = list;
  const isOpen = next !== null || isMoreLoading;
  return (
    <div class="cluster list-end">
      <MoreRows list={list} text={isFiltered ? 'Search on' : 'More'} />
      <p class="muted small" role="status">
        shown {exactNumber(rows.length)}
        {isFiltered && searched !== null && ` · searched ${exactNumber(searched)}${isOpen ? ' so far' : ''}`}
      </p>
    </div>
  );
}
