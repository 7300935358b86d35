import type { ComponentChildren } from 'preact';
import { pathOf, type Query, type Route } from '../routes.ts';

interface LinkProps {
  to: Route;
  query?: Query;
  class?: string;
  /** Marks where somebody is. */
  isCurrent?: boolean;
  title?: string;
  keys?: string;
  children: ComponentChildren;
}

/** A link to another page; the router takes it over unless it is opened elsewhere. */
export function Link({ to, query = {}, isCurrent = false, keys, children, ...rest }: LinkProps) {
  return (
    <a href={pathOf(to, query)} aria-current={isCurrent ? 'page' : undefined} aria-keyshortcuts={keys} {...rest}>
      {children}
    </a>
  );
}
