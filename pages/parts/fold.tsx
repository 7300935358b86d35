import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface FoldProps {
  summary: ComponentChildren;
  isOpen?: boolean;
  id?: string;
  /** A function is called only once it is opened: for what is large. */
  children: ComponentChildren | (() => ComponentChildren);
}

/** A line that opens. Its text is found by the browser's search where it is not made only when opened. */
export function Fold({ summary, isOpen = false, id, children }: FoldProps) {
  const [wasOpened, setOpened] = useState(isOpen);
  const isLazy = typeof children === 'function';
  return (
    <details class="fold" id={id} open={isOpen} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {isLazy ? wasOpened && children() : children}
    </details>
  );
}
