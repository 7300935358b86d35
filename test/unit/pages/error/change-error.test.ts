import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetAll, keyOf, load, resources } from '../../../../pages/api/resources.ts';
import { changeError, type Change } from '../../../../pages/error/change-error.ts';

const AT = { project: 'demo/shop', error: '7' };
const LIST = keyOf('listErrors', { id: AT.project });
const SNOOZE = { until: '2026-11-27T13:00:00.000Z', events_left: null, users_left: null };
const NOTHING: Change = { shown: { snooze: null }, sent: { unsnooze: true } };
const SNOOZED: Change = { shown: { snooze: SNOOZE }, sent: { snooze_until: SNOOZE.until } };
const RESOLVED: Change = { shown: { status: 'resolved' }, sent: { status: 'resolved' } };
const REOPENED: Change = { shown: { status: 'unresolved' }, sent: { status: 'unresolved' } };

/** What a server has of the error; writes are answered when they are let go on, the first one first. */
function server() {
  const error = { id: 7, status: 'unresolved', snooze: null as typeof SNOOZE | null };
  const waiting: ((status: number) => void)[] = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    if (method !== 'PUT') return Response.json(url.includes('/errors/7') ? error : isListed() ? [error] : []);
    const status = await new Promise<number>((resolve) => waiting.push(resolve));
    if (status !== 200) return Response.json({ message: '500 Internal Server Error' }, { status });
    const sent = JSON.parse(body!) as { status?: string; snooze_until?: string; unsnooze?: boolean };
    if (sent.status !== undefined) error.status = sent.status;
    if (sent.snooze_until !== undefined) error.snooze = SNOOZE;
    if (sent.unsnooze === true) error.snooze = null;
    return Response.json(error);
  });
  const isListed = (): boolean => error.status === 'unresolved';
  return {
    answer: async (status: number): Promise<void> => {
      await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
      waiting.shift()!(status);
    },
  };
}

const shown = () => resources.snapshot(LIST).reply?.data;

describe('a change of an error that the server refuses', () => {
  let stop: () => void;
  afterEach(() => {
    stop();
    forgetAll();
    vi.unstubAllGlobals();
  });

  async function listed(): Promise<void> {
    stop = resources.subscribe(LIST, () => undefined);
    load('listErrors', { id: AT.project });
    await vi.waitFor(() => expect(shown()).toMatchObject([{ id: 7, snooze: null }]));
  }

  it('puts it back into the list that it went out of', async () => {
    const { answer } = server();
    await listed();
    changeError(AT, 'Error resolved', RESOLVED, REOPENED);
    expect(shown()).toEqual([]);
    await answer(500);
    await vi.waitFor(() => expect(shown()).toMatchObject([{ id: 7, status: 'unresolved' }]));
  });

  it('leaves what was changed after it as the server has it', async () => {
    const { answer } = server();
    await listed();
    changeError(AT, 'Error snoozed', SNOOZED, NOTHING);
    changeError(AT, 'Error is not snoozed any more', NOTHING, SNOOZED);
    changeError(AT, 'Error snoozed', SNOOZED, NOTHING);
    for (const status of [500, 200, 200]) await answer(status);
    await vi.waitFor(() => expect(shown()).toMatchObject([{ id: 7, snooze: SNOOZE }]));
  });
});
