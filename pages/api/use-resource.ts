import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { ApiError } from './api-error.ts';
import { keyOf, load, resources, subjectOf } from './resources.ts';
import type { RowName } from './rows.ts';
import type { DataOf, Reply, Sent } from './types.ts';
import { watchResource } from './watch-resource.ts';

export interface Resource<Data> {
  /** The answer, or the one before while a changed filter is asked for; `null` while it is loaded for the first time. */
  data: Data | null;
  reply: Reply<Data> | null;
  /** Nothing to show yet: skeletons. */
  isFirst: boolean;
  /** What is shown may be old: dim it and set `aria-busy`. */
  isAgain: boolean;
  /** Why it was refused. What passes by itself (429, 5xx, offline) is the banner's, and tried again. */
  error: ApiError | null;
  reload: () => void;
}

export interface ResourceOptions {
  /** Milliseconds between two looks, while the tab is visible. */
  poll?: number;
  /** Milliseconds for which a kept answer is shown without asking again; default 5 s. */
  maxAge?: number;
  /** Show the answer before even when it is about another thing. */
  keepAcross?: boolean;
}

const MAX_AGE_MS = 5_000;

/**
 * Shows an answer of the API and keeps it true: `useResource('getError', { id: project, error_id: id })`. `sent: null` asks
 * for nothing, as long as what it needs is not known.
 */
export function useResource<Name extends RowName>(
  name: Name,
  sent: Sent<Name> | null,
  { poll, maxAge = MAX_AGE_MS, keepAcross = false }: ResourceOptions = {},
): Resource<DataOf<Name>> {
  const key = sent && keyOf(name, sent);
  const [, render] = useReducer((count: number) => count + 1, 0);
  const ask = (age = 0): void => void (sent && load(name, sent, age));
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    if (key === null) return undefined;
    const stopWatching = watchResource(
      key,
      () => latest.current(),
      () => render(0),
    );
    latest.current(maxAge);
    const stop = poll === undefined ? undefined : whileVisible(poll, () => latest.current());
    return () => {
      stopWatching();
      stop?.();
    };
  }, [key]);

  const snapshot = key === null ? null : resources.snapshot(key);
  const subject = keepAcross || sent === null ? name : subjectOf(name, sent);
  const before = useRef<{ subject: string; reply: Reply<DataOf<Name>> } | null>(null);
  const own = (snapshot?.reply ?? null) as Reply<DataOf<Name>> | null;
  if (own) before.current = { subject, reply: own };
  const kept = before.current?.subject === subject && key !== null ? before.current.reply : null;
  const error = snapshot?.error ?? null;
  const reply = own ?? (error && !error.isPassing ? null : kept);
  return {
    data: reply && reply.data,
    reply,
    isFirst: reply === null && (error === null || error.isPassing),
    isAgain: reply !== null && own !== reply,
    error: error?.isPassing === true ? null : error,
    reload: () => latest.current(),
  };
}

/** Calls every so many milliseconds while the tab is visible, and at once when it becomes so again. @returns its end. */
function whileVisible(milliseconds: number, look: () => void): () => void {
  const ifVisible = (): void => (document.visibilityState === 'visible' ? look() : undefined);
  const timer = setInterval(ifVisible, milliseconds);
  document.addEventListener('visibilitychange', ifVisible);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ifVisible);
  };
}
