import type { FunctionComponent } from 'preact';
import lazy from 'preact-iso/lazy';
import { StalePage } from '../frame/stale-page.tsx';

/** A page in a file of its own. When it cannot be loaded, there is a new version, or no network: the page says so. */
export function chunk<Props>(load: () => Promise<{ default: FunctionComponent<Props> }>): FunctionComponent<Props> {
  return lazy(() => load().catch(() => ({ default: StalePage as FunctionComponent<Props> })));
}
