import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { SearchInput, type SearchInputProps } from './search-input.tsx';

/** A field to search with, in a page or a part of one. */
export function SearchField(props: SearchInputProps) {
  return (
    <div class="search" role="search" aria-label={props.label}>
      <Icon name="search" />
      <SearchInput {...props} />
      {props.group !== undefined && <Kbd keys="/" />}
    </div>
  );
}
