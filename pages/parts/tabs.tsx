import type { ComponentChildren } from 'preact';
import type { Query, Route } from '../routes.ts';
import { Link } from '../navigation/link.tsx';

export interface Tab {
  text: ComponentChildren;
  to: Route;
  query?: Query;
  isCurrent: boolean;
  keys?: string;
}

/** Views of one thing, each with an address. Links in a `nav`, as nothing here is a tab in the sense of ARIA. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ text, ...link }, index) => (
        <Link key={index} class="tab" {...link}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
