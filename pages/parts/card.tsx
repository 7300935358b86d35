import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CardProps {
  title?: ComponentChildren;
  /** Buttons and the like at the end of the title's line. */
  actions?: ComponentChildren;
  /** Of the section, for links to it. */
  id?: string;
  isPadded?: boolean;
  children: ComponentChildren;
}

/** A box with a title: a section of the page. */
export function Card({ title, actions, id, isPadded = true, children }: CardProps) {
  const heading = useId();
  return (
    <section class="card" id={id} aria-labelledby={title === undefined ? undefined : heading}>
      {title !== undefined && (
        <header class="card-head">
          <h2 id={heading}>{title}</h2>
          {actions !== undefined && <div class="cluster">{actions}</div>}
        </header>
      )}
      <div class={isPadded ? 'card-body' : ''}>{children}</div>
    </section>
  );
}
