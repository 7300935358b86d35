import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useFound } from '../find/find-context.ts';

interface FoldProps {
  summary: ComponentChildren;
  isOpen?: boolean;
  id?: string;
  /** What is in there, for who looks for something: it opens for that. */
  has?: unknown;
  /** A function is called only once it is opened: for what is large. */
  children: ComponentChildren | (() => ComponentChildren);
}

/** A line that opens. Its text is found by the browser's search where it is not made only when opened. */
export function Fold({ summary, isOpen = false, id, has, children }: FoldProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [wasOpened, setOpened] = useState(isOpen);
  useFound(has, () => (details.current!.open = true));
  const isLazy = typeof children === 'function';
  return (
    <details
      ref={details}
      class="fold"
      id={id}
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>{summary}</summary>
      {isLazy ? wasOpened && children() : children}
    </details>
  );
}
