import { useEffect, useRef } from 'preact/hooks';
import type { ApiError } from '../api/api-error.ts';
import { keep, prefetch } from '../api/resources.ts';
import { useResource } from '../api/use-resource.ts';
import type { ErrorAt, ShownEvent } from './types.ts';

/** For how long an event that was fetched ahead is shown without asking again, milliseconds: only its neighbours can change. */
export const EVENT_AGE_MS = 60_000;

interface EventResource {
  event: ShownEvent | null;
  /** The event before is shown while this one is loaded. */
  isAgain: boolean;
  error: ApiError | null;
  reload: () => void;
}

/**
 * The event that a page shows, `null` the latest of its error. The one before stays until it is there, and the newer one is
 * fetched ahead; the older one is by whoever compares with it.
 */
export function useEvent({ project, error }: ErrorAt, id: string | null): EventResource {
  const latest = useResource('getLatestEvent', id === null ? { id: project, error_id: error } : null);
  const named = useResource('getEvent', id === null ? null : { id: project, event_id: id }, { maxAge: EVENT_AGE_MS });
  const { data, reply, error: refusal, reload } = id === null ? latest : named;
  const before = useRef<ShownEvent | null>(null);
  if (data) before.current = data;
  useEffect(() => {
    if (!reply) return;
    const { event_id, newer } = reply.data;
    if (id === null && event_id !== null) keep('getEvent', { id: project, event_id }, reply);
    if (newer !== null) prefetch('getEvent', { id: project, event_id: newer });
  }, [reply]);
  const isSameError = String(before.current?.error_id) === error;
  const event = data ?? (refusal === null && isSameError ? before.current : null);
  return { event, isAgain: event !== null && data === null, error: refusal, reload };
}
