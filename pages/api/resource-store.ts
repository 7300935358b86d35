import { apiErrorFrom, type ApiError } from './api-error.ts';
import type { Reply } from './types.ts';

/** What is known of one address of the API. `reply` stays while it is asked for again, and when that fails. */
export interface Snapshot<Data = unknown> {
  readonly reply: Reply<Data> | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  /** When the reply was last heard to be true, milliseconds since 1970; 0: never. */
  readonly at: number;
}

/** Asks for an address; `null`: it has not changed since `etag`. */
export type Fetcher<Data = unknown> = (options: {
  signal: AbortSignal;
  etag: string | null;
}) => Promise<Reply<Data> | null>;

interface Entry {
  snapshot: Snapshot;
  listeners: Set<() => void>;
  request: AbortController | null;
}

const NOTHING: Snapshot = { reply: null, error: null, isLoading: false, at: 0 };

/** The answers that are kept without anybody looking at them: some pages back and ahead. */
const MAX_KEPT = 80;

export type ResourceStore = ReturnType<typeof createResourceStore>;

/** Makes a store of answers by key: one request at a time for each, however many parts of a page show it. */
export function createResourceStore(now: () => number = Date.now, maxKept = MAX_KEPT) {
  const entries = new Map<string, Entry>();
  const holds = new Set<(key: string) => boolean>();
  /** What was asked for while it was held. */
  const missed = new Set<string>();

  const isHeld = (key: string): boolean => [...holds].some((isMeant) => isMeant(key));

  function entryOf(key: string): Entry {
    const entry = entries.get(key) ?? { snapshot: NOTHING, listeners: new Set(), request: null };
    // Put last again, so that the first ones are those that were not used for longest.
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  }

  function update(entry: Entry, changed: Partial<Snapshot>): void {
    entry.snapshot = { ...entry.snapshot, ...changed };
    entry.listeners.forEach((listener) => listener());
  }

  function giveUp(entry: Entry): void {
    entry.request?.abort();
    entry.request = null;
    entry.snapshot = { ...entry.snapshot, isLoading: false };
  }

  /** Takes answers for old, and drops those that nobody looks at. @returns the keys that are to be asked for again. */
  function invalidate(isMeant: (key: string) => boolean): string[] {
    const meant = [...entries].filter(([key]) => isMeant(key));
    for (const [key, entry] of meant) {
      entry.snapshot = { ...entry.snapshot, at: 0 };
      if (entry.listeners.size === 0) entries.delete(key);
      // An answer that is under way may be of before the write.
      giveUp(entry);
    }
    return meant.filter(([, entry]) => entry.listeners.size > 0).map(([key]) => key);
  }

  /** Drops what nobody looks at, the least used first. */
  function trim(): void {
    for (const [key, entry] of entries) {
      if (entries.size <= maxKept) return;
      if (entry.listeners.size === 0 && entry.request === null) entries.delete(key);
    }
  }

  async function run(entry: Entry, request: AbortController, fetcher: Fetcher): Promise<void> {
    try {
      const reply = await fetcher({ signal: request.signal, etag: entry.snapshot.reply?.etag ?? null });
      if (entry.request !== request) return;
      entry.request = null;
      update(entry, { reply: reply ?? entry.snapshot.reply, error: null, isLoading: false, at: now() });
    } catch (failure) {
      if (entry.request !== request) return;
      entry.request = null;
      update(entry, { error: apiErrorFrom(failure), isLoading: false });
    }
  }

  return {
    snapshot: (key: string): Snapshot => entries.get(key)?.snapshot ?? NOTHING,

    /** Asks, unless it is asked for already. `maxAge`: milliseconds for which an answer is new enough. */
    load(key: string, fetcher: Fetcher, maxAge = 0): void {
      const entry = entryOf(key);
      if (isHeld(key)) {
        missed.add(key);
        if (entry.snapshot.reply !== null) return;
      }
      const isFresh = entry.snapshot.at > 0 && entry.snapshot.error === null && now() - entry.snapshot.at < maxAge;
      if (entry.request !== null || isFresh) return;
      entry.request = new AbortController();
      update(entry, { isLoading: true });
      void run(entry, entry.request, fetcher);
      trim();
    },

    /** Calls back at every change. When nobody looks any more, a request that is under way is given up. */
    subscribe(key: string, listener: () => void): () => void {
      const entry = entryOf(key);
      entry.listeners.add(listener);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0) giveUp(entry);
      };
    },

    /** Puts what a write answered, or what it will, in place of the reply. */
    put<Data>(key: string, change: (data: Data) => Data): void {
      const entry = entries.get(key);
      const reply = entry?.snapshot.reply;
      if (entry && reply) update(entry, { reply: { ...reply, data: change(reply.data as Data), etag: null } });
    },

    /**
     * Lets no answer come over what `put` shows while a write is under way, for it may be of before the write. What shows
     * nothing yet is asked for all the same. @returns the write's end, which tells the keys that are to be asked for again
     */
    hold(isMeant: (key: string) => boolean): () => string[] {
      for (const [key, entry] of entries)
        if (isMeant(key) && entry.request !== null) {
          missed.add(key);
          if (entry.snapshot.reply !== null) giveUp(entry);
        }
      const own = (key: string): boolean => isMeant(key);
      holds.add(own);
      return () => {
        holds.delete(own);
        const free = [...missed].filter((key) => !isHeld(key));
        for (const key of free) missed.delete(key);
        return invalidate((key) => free.includes(key));
      };
    },

    invalidate,

    /** Forgets everything: whoever signs in next may not see it. */
    clear(): void {
      missed.clear();
      for (const [key, entry] of entries) {
        giveUp(entry);
        update(entry, NOTHING);
        if (entry.listeners.size === 0) entries.delete(key);
      }
    },
  };
}
