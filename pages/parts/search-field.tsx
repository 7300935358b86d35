import type { Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The shortcut that leads here. */
  keys?: string;
  inputRef?: Ref<HTMLInputElement>;
  placeholder?: string;
}

/** How long after the last letter the search begins, milliseconds. */
const SETTLES_MS = 250;

/** A field to search with; it reports a moment after the last letter, and at once on Enter. */
export function SearchField({ label, value, onChange, keys, inputRef, placeholder = label }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const report = (now: string): void => {
    clearTimeout(timer.current);
    onChange(now.trim());
  };
  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        ref={inputRef ?? null}
        class="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        maxLength={255}
        value={text}
        onInput={(event) => {
          const now = event.currentTarget.value;
          setText(now);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => report(now), SETTLES_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') report(event.currentTarget.value);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  );
}
