import { Icon } from '../parts/icon.tsx';
import type { ActiveFilter, Controls } from './list-controls.ts';

interface FilterChipsProps {
  filters: readonly ActiveFilter[];
  onRemove: (names: readonly (keyof Controls)[]) => void;
}

/** The filters of an empty list, each of which can be taken away. */
export function FilterChips({ filters, onRemove }: FilterChipsProps) {
  return (
    <ul class="cluster chips" aria-label="Filters">
      {filters.map(({ name, text }) => (
        <li key={name}>
          <button type="button" class="button" aria-label={`Remove filter: ${text}`} onClick={() => onRemove([name])}>
            <bdi>{text}</bdi> <Icon name="close" />
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <button type="button" class="link-button" onClick={() => onRemove(filters.map(({ name }) => name))}>
            Remove all
          </button>
        </li>
      )}
    </ul>
  );
}
