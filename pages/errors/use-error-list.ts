import { useEffect, useRef } from 'preact/hooks';
import { usePages, type Pages } from '../api/use-pages.ts';
import type { DataOf } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useNow } from '../parts/clock.ts';
import type { ListedError } from './error-view.ts';
import { activeFilters, sentOf, type Controls } from './list-controls.ts';
import { listModeOf, type ListMode } from './list-mode.ts';

const POLL_MS = 30_000;
const HOUR_MS = 3_600_000;

export interface ErrorList {
  list: Pages<'listErrors'>;
  errors: readonly ListedError[];
  counts: DataOf<'countErrors'> | null;
  facets: DataOf<'getErrorFacets'> | null;
  mode: ListMode;
  /** Whether the counts are known, or will not be. */
  isCounted: boolean;
}

/** Asks for what the list shows, in at most three requests: the errors, how many there are, what they can be filtered by. */
export function useErrorList(project: string, controls: Controls): ErrorList {
  const since = useSinceWhen(controls.since);
  const list = usePages('listErrors', sentOf(project, controls, since.at), { poll: POLL_MS });
  since.hold(list.hasFurther);
  const counting = useResource('countErrors', { id: project });
  const mode = listModeOf(list.error, counting.error);
  // In an empty list without a filter there is nothing to choose from.
  const isChoosing = mode === 'own' && (list.rows.length > 0 || activeFilters(controls).length > 0);
  const status = controls.status === 'unresolved' ? undefined : (controls.status as 'resolved' | 'ignored' | 'all');
  const { data: facets } = useResource('getErrorFacets', isChoosing ? { id: project, status } : null);
  // What is new in the list is new in the counts; without an `ETag` it is our own change, which asks for them itself.
  const etag = list.reply?.etag ?? null;
  const known = useRef(etag);
  useEffect(() => {
    if (known.current !== null && etag !== null && mode === 'own' && !list.isAgain) counting.reload();
    known.current = etag;
  }, [etag]);
  return {
    list,
    // An error that has just been resolved is in the list until the server's own answer comes.
    errors: list.rows.filter((error) => controls.status === 'all' || error.status === controls.status),
    counts: mode === 'own' ? counting.data : null,
    facets: mode === 'own' ? facets : null,
    mode,
    isCounted: !counting.isFirst,
  };
}

/** From when on "24 hours ago" is counted: the choice of the filter, and anew each hour unless further pages are shown. */
function useSinceWhen(choice: string): { at: number; hold: (isHeld: boolean) => void } {
  const now = useNow().getTime();
  const chosen = useRef({ choice, at: now });
  const isHeld = useRef(false);
  if (chosen.current.choice !== choice || (!isHeld.current && now - chosen.current.at >= HOUR_MS))
    chosen.current = { choice, at: now };
  return {
    at: chosen.current.at,
    hold: (held) => {
      isHeld.current = held;
    },
  };
}
