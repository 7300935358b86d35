import type { ApiError } from './api-error.ts';

/** A request that failed for now. */
export interface Trouble {
  readonly error: ApiError;
  /** When it is tried again, milliseconds since 1970. */
  readonly retryAt: number;
}

/** Where the server does not say when to come back: 2, 4, 8 … seconds, at most a minute. */
const FIRST_WAIT_S = 2;
const MAX_WAIT_S = 60;

/** Keeps what failed for now, shows the first of it, and asks for all of it again when its time has come. */
export function createTroubles(now: () => number = Date.now) {
  const open = new Map<string, { error: ApiError; retry: () => void }>();
  const listeners = new Set<() => void>();
  let current: Trouble | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;

  const tell = (): void => listeners.forEach((listener) => listener());

  function retryAll(): void {
    clearTimeout(timer);
    current = null;
    const all = [...open.values()];
    open.clear();
    all.forEach(({ retry }) => retry());
    tell();
  }

  function schedule(error: ApiError): void {
    const wait = error.retryAfter ?? Math.min(FIRST_WAIT_S * 2 ** attempts, MAX_WAIT_S);
    attempts += 1;
    current = { error, retryAt: now() + wait * 1000 };
    timer = setTimeout(retryAll, wait * 1000);
  }

  return {
    current: (): Trouble | null => current,
    retryAll,

    /** Says how a request went; `error` that does not pass by itself is the page's to show. */
    report(key: string, error: ApiError | null, retry?: () => void): void {
      if (error?.isPassing === true && retry) {
        if (open.has(key)) return;
        open.set(key, { error, retry });
        if (current === null) schedule(error);
        tell();
        return;
      }
      if (error === null && retry && open.size === 0 && current === null) attempts = 0;
      if (!open.delete(key) || open.size > 0) return;
      clearTimeout(timer);
      current = null;
      tell();
    },

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Those of this tab. */
export const troubles = createTroubles();
