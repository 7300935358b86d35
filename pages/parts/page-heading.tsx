import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { oneLine } from '../text/foreign-text.ts';

interface PageHeadingProps {
  /** Of the page, and of the tab. Of an error its type, never its message, which may be anything and long. */
  title: string;
  /** Shown in place of the title where that is more than a text. */
  children?: ComponentChildren;
  /** Comes after it in the tab's title: the project. */
  about?: string | undefined;
  actions?: ComponentChildren;
}

/** The one `h1` of a page. The focus comes here when somebody arrives. */
export function PageHeading({ title, children, about, actions }: PageHeadingProps) {
  useEffect(() => {
    document.title = [oneLine(title, 80), about && oneLine(about), 'Glet'].filter(Boolean).join(' · ');
  }, [title, about]);
  return (
    <header class="page-head">
      <h1 tabIndex={-1}>{children ?? title}</h1>
      {actions !== undefined && <div class="cluster">{actions}</div>}
    </header>
  );
}
