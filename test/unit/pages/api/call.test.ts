import { afterEach, describe, expect, it, vi } from 'vitest';
import { call } from '../../../../pages/api/call.ts';

afterEach(() => void vi.restoreAllMocks());

/** A server that takes a request and never answers. */
function silentServer(): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(
    (_url, init) =>
      new Promise((_, reject) => {
        init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason as Error));
      }),
  );
}

describe('a call that nobody answers', () => {
  it('fails once nothing can come any more, so that what waits for its end goes on', async () => {
    silentServer();
    const tooLate = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(tooLate.signal);
    const called = call('updateError', { id: 'demo/shop', error_id: '7', status: 'resolved' });
    tooLate.abort(new DOMException('timed out', 'TimeoutError'));
    await expect(called).rejects.toMatchObject({ status: 0, message: 'The server cannot be reached.' });
    // Longer than API Gateway waits for a function.
    expect(timeout.mock.calls[0]![0]).toBeGreaterThan(29_000);
  });

  it('is given up by who asked, for their own reason', async () => {
    silentServer();
    const own = new AbortController();
    const called = call('getProject', { id: 'demo/shop' }, { signal: own.signal });
    own.abort(new Error('left the page'));
    await expect(called).rejects.toThrow('left the page');
  });
});
