import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { FilterSelects, type FilterProps } from './filter-selects.tsx';
import { activeFilters } from './list-controls.ts';

/** Search and filters: beside each other where there is room, else the filters in a sheet of their own. */
export function ErrorFilters(props: FilterProps) {
  const { controls, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const count = activeFilters(controls).filter(({ name }) => name !== 'q').length;
  return (
    <div class="cluster filters">
      <SearchField
        label="Search type, message, culprit"
        value={controls.q}
        onChange={(q) => q !== controls.q && onChange({ q }, true)}
        group="Error list"
      />
      <div class="cluster filters-wide">
        <FilterSelects {...props} />
      </div>
      <div class="filters-narrow">
        <Button onClick={() => setOpen(true)}>Filters{count > 0 && ` (${count})`}</Button>
      </div>
      {isOpen && (
        <Dialog title="Filters" onClose={() => setOpen(false)}>
          <div class="filter-sheet stack-small">
            <FilterSelects {...props} />
            <Button kind="primary" onClick={() => setOpen(false)}>
              Show errors
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
