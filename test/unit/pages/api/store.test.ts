import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../../pages/api/api-error.ts';
import { createResourceStore, type Fetcher } from '../../../../pages/api/resource-store.ts';
import { createTroubles } from '../../../../pages/api/troubles.ts';
import type { Reply } from '../../../../pages/api/types.ts';

const reply = (data: unknown, etag: string | null = null): Reply<unknown> => ({
  data,
  etag,
  next: null,
  total: null,
  searched: null,
});
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('answers that are kept', () => {
  it('are asked for once at a time, and stay while they are asked for again', async () => {
    const store = createResourceStore();
    const fetcher = vi.fn<Fetcher>(() => Promise.resolve(reply('one')));
    store.load('a', fetcher);
    store.load('a', fetcher);
    await settled();
    expect([fetcher.mock.calls.length, store.snapshot('a').reply?.data]).toEqual([1, 'one']);
    store.load('a', fetcher);
    expect(store.snapshot('a')).toMatchObject({ isLoading: true, reply: { data: 'one' } });
  });

  it('are true as they are where the server says that nothing has changed', async () => {
    const store = createResourceStore();
    store.load('a', () => Promise.resolve(reply('one', 'W/"1"')));
    await settled();
    const again = vi.fn<Fetcher>(() => Promise.resolve(null));
    store.load('a', again);
    await settled();
    expect(again).toHaveBeenCalledWith(expect.objectContaining({ etag: 'W/"1"' }));
    expect(store.snapshot('a')).toMatchObject({ reply: { data: 'one' }, isLoading: false, error: null });
  });

  it('stay when asking again fails', async () => {
    const store = createResourceStore();
    store.load('a', () => Promise.resolve(reply('one')));
    await settled();
    store.load('a', () => Promise.reject(new ApiError(503, 'Down.')));
    await settled();
    expect(store.snapshot('a')).toMatchObject({ reply: { data: 'one' }, error: { status: 503 } });
  });

  it('are new enough for a while', async () => {
    let now = 1000;
    const store = createResourceStore(() => now);
    const fetcher = vi.fn<Fetcher>(() => Promise.resolve(reply('one')));
    store.load('a', fetcher);
    await settled();
    now = 1500;
    store.load('a', fetcher, 1000);
    expect(fetcher).toHaveBeenCalledTimes(1);
    now = 2500;
    store.load('a', fetcher, 1000);
    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  it('are given up when nobody looks any more, and an old answer does not come in later', async () => {
    const store = createResourceStore();
    let signal: AbortSignal | undefined;
    const unsubscribe = store.subscribe('a', () => undefined);
    store.load('a', (options) => {
      signal = options.signal;
      return Promise.resolve(reply('late'));
    });
    unsubscribe();
    await settled();
    expect(signal?.aborted).toBe(true);
    expect(store.snapshot('a')).toMatchObject({ reply: null, isLoading: false });
  });

  it('are asked for again after a write, where somebody looks', async () => {
    const store = createResourceStore();
    store.subscribe('list a', () => undefined);
    for (const key of ['list a', 'list b', 'other']) store.load(key, () => Promise.resolve(reply(key)));
    await settled();
    expect(store.invalidate((key) => key.startsWith('list '))).toEqual(['list a']);
    expect([store.snapshot('list b').reply, store.snapshot('other').reply?.data]).toEqual([null, 'other']);
  });

  it('do not come over what a write shows, and are asked for again at its end', async () => {
    const store = createResourceStore();
    const asked: ((data: string) => void)[] = [];
    const fetcher: Fetcher = () => new Promise((resolve) => asked.push((data) => resolve(reply(data))));
    store.subscribe('list a', () => undefined);
    store.load('list a', fetcher);
    asked[0]!('before');
    await settled();
    store.load('list a', fetcher);
    const end = store.hold((key) => key.startsWith('list '));
    const endOther = store.hold((key) => key === 'list a');
    store.put('list a', () => 'written');
    asked[1]!('before');
    store.load('list a', fetcher);
    await settled();
    expect([store.snapshot('list a').reply?.data, store.snapshot('list a').isLoading]).toEqual(['written', false]);
    expect([end(), endOther(), asked.length]).toEqual([[], ['list a'], 2]);
    store.load('list a', fetcher);
    asked[2]!('after');
    await settled();
    expect(store.snapshot('list a').reply?.data).toBe('after');
  });

  it('are not asked for at the end of a write for whoever has signed in meanwhile', async () => {
    const store = createResourceStore();
    store.subscribe('list a', () => undefined);
    store.load('list a', () => Promise.resolve(reply('of before')));
    await settled();
    const end = store.hold((key) => key.startsWith('list '));
    store.load('list a', () => Promise.reject(new Error('held')));
    store.clear();
    expect([end(), store.snapshot('list a').reply]).toEqual([[], null]);
  });

  it('come while there is a write where nothing is shown yet, and are asked for again, as they may be of before', async () => {
    const store = createResourceStore();
    store.subscribe('list b', () => undefined);
    const end = store.hold((key) => key.startsWith('list '));
    store.load('list b', () => Promise.resolve(reply('before')));
    store.load('other', () => Promise.resolve(reply('other')));
    await settled();
    expect(['list b', 'other'].map((key) => store.snapshot(key).reply?.data)).toEqual(['before', 'other']);
    expect(end()).toEqual(['list b']);
  });

  it('are forgotten, the least used first, when there are many', async () => {
    const store = createResourceStore(Date.now, 2);
    for (const key of ['a', 'b', 'c']) {
      store.load(key, () => Promise.resolve(reply(key)));
      // oxlint-disable-next-line no-await-in-loop
      await settled();
    }
    expect(['a', 'b', 'c'].map((key) => store.snapshot(key).reply?.data)).toEqual([undefined, 'b', 'c']);
  });

  it('are all forgotten for whoever signs in next', async () => {
    const store = createResourceStore();
    const seen = vi.fn<() => void>();
    store.subscribe('a', seen);
    store.load('a', () => Promise.resolve(reply('one')));
    await settled();
    store.clear();
    expect(store.snapshot('a').reply).toBeNull();
    expect(seen).toHaveBeenCalledTimes(3);
  });
});

describe('what failed for now', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked for again when the server says, all of it at once', () => {
    const troubles = createTroubles();
    const retry = vi.fn<() => void>();
    troubles.report('a', new ApiError(429, 'Slow down.', { retryAfter: 30 }), retry);
    troubles.report('b', new ApiError(503, 'Down.'), retry);
    expect(troubles.current()?.error.status).toBe(429);
    vi.advanceTimersByTime(29_999);
    expect(retry).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect([retry.mock.calls.length, troubles.current()]).toEqual([2, null]);
  });

  it('waits longer each time, and no time once it has gone well', () => {
    const troubles = createTroubles();
    const waits = [1, 2].map(() => {
      troubles.report('a', new ApiError(0, 'Gone.'), () => undefined);
      const wait = troubles.current()!.retryAt - Date.now();
      vi.advanceTimersByTime(wait);
      return wait;
    });
    expect(waits).toEqual([2000, 4000]);
    troubles.report('a', null, () => undefined);
    troubles.report('a', new ApiError(0, 'Gone.'), () => undefined);
    expect(troubles.current()!.retryAt - Date.now()).toBe(2000);
  });

  it('is no trouble when it does not pass by itself, or nobody shows it any more', () => {
    const troubles = createTroubles();
    troubles.report('a', new ApiError(404, 'Gone.'), () => undefined);
    expect(troubles.current()).toBeNull();
    troubles.report('a', new ApiError(500, 'Broken.'), () => undefined);
    troubles.report('a', null);
    expect(troubles.current()).toBeNull();
  });
});
