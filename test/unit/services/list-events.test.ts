import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import type { TrackedError } from '../../../shared/domain/error/tracked-error.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import * as events from '../../../shared/store/events.ts';
import * as errors from '../../../shared/store/errors.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { after, eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';

const store = useStore();

/** An error whose events were counted in batches of these sizes. */
async function errorWith(
  sizes: number[],
  payload: Record<string, string> = {},
  apartMs = 1,
): Promise<{ error: TrackedError; counted: EventSummary[] }> {
  const project_id = newProjectId();
  const counted: EventSummary[] = [];
  for (const size of sizes) {
    const batch = Array.from({ length: size }, (_, index) => {
      const number = counted.length + index + 1;
      return summary({ project_id, event_id: eventId(number), timestamp: after(number * apartMs) });
    });
    await Promise.all(batch.map((event) => events.put(store, storedEvent(event, payload))));
    await countInError(store, 'shard', records(batch, counted.length + 1), NOW);
    counted.push(...batch);
  }
  return { error: (await errors.read(store, project_id, 77, NOW))!, counted };
}

type From = readonly (string | number)[] | null;
const page = (error: TrackedError, limit: number, from: From = null) =>
  selectEvents(store, error, { limit, after: from }, NOW);

async function allPages(error: TrackedError, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let from: From = null;
  do {
    const { rows, next }: { rows: { event_id: string }[]; next: From } = await page(error, limit, from);
    pages.push(rows.map(({ event_id }) => event_id));
    from = next;
    if (pages.length > 200) throw new Error('the pages have no end');
  } while (from !== null);
  return pages;
}
const newestFirst = (counted: EventSummary[]): string[] => counted.map(({ event_id }) => event_id).toReversed();

describe("the pages of an error's events", () => {
  it('have each event once, newest first, however they were counted together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        async (sizes, limit) => {
          const { error, counted } = await errorWith(sizes);
          const pages = await allPages(error, limit);
          expect(pages.flat()).toEqual(newestFirst(counted));
          expect(pages.every((ids) => ids.length <= limit)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('go through more lists than are read at a time', async () => {
    const { error, counted } = await errorWith(Array.from({ length: 60 }, () => 1));
    expect((await allPages(error, 100)).flat()).toEqual(newestFirst(counted));
    expect((await allPages(error, 7)).flat()).toEqual(newestFirst(counted));
  });

  it('leave out events that are gone, and go on behind them', async () => {
    const { error, counted } = await errorWith([3, 3]);
    const gone = counted.slice(2, 5).map(({ event_id }) => event_id);
    await events.removeMany(store, error.project_id, gone);
    const left = newestFirst(counted).filter((id) => !gone.includes(id));
    expect((await allPages(error, 2)).flat()).toEqual(left);
  });

  it('leave out events of a life that somebody has ended', async () => {
    const { error, counted } = await errorWith([4]);
    const end = { ...error, deleted_before: counted[1]!.received };
    expect((await allPages(end, 10)).flat()).toEqual(newestFirst(counted.slice(2)));
  });

  it.each([
    ['letters', 'abc', 450_000],
    ['other scripts', '誤り', 250_000],
    ['quotes', '"', 300_000],
  ])('of large events, of %s, end before Lambda could not answer with them', async (_title, text, length) => {
    const { error, counted } = await errorWith([15], { user: text.repeat(length / text.length) });
    const pages = await allPages(error, 100);
    expect(pages.flat()).toEqual(newestFirst(counted));
    expect(pages.length).toBeGreaterThan(1);
    const { rows } = await page(error, 100);
    const response = JSON.stringify({ statusCode: 200, body: JSON.stringify(rows) });
    expect(Buffer.byteLength(response)).toBeLessThan(6_000_000);
  });

  it('leave out what an event was listed as before it was deleted and sent again at another time', async () => {
    const { error, counted } = await errorWith([2]);
    const [again, other] = counted as [EventSummary, EventSummary];
    const later = { ...again, timestamp: after(60_000), received: NOW.getTime() + 60_000 };
    await events.removeMany(store, error.project_id, [again.event_id]);
    await events.put(store, storedEvent(later));
    await countInError(store, 'shard', records([later], 3), NOW);
    const since = (await errors.read(store, error.project_id, 77, NOW))!;
    expect((await allPages(since, 10)).flat()).toEqual([later.event_id, other.event_id]);
  });
});

describe('a cursor of events', () => {
  const part = fc.oneof(
    fc.constantFrom('', 'A', '~', eventId(1), `${eventId(1)} `, 'x'.repeat(3_000), Number.MAX_SAFE_INTEGER, 1e300),
    fc.string(),
    fc.integer(),
  );

  it('a cursor that the API did not make is refused or leads somewhere, and never fails', async () => {
    const { error } = await errorWith([2]);
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 3 }), async (from) => {
        const outcome = await page(error, 5, from).then(
          ({ rows }) => `${rows.length} of 2`,
          (problem: Error) => problem.message,
        );
        expect(['0 of 2', '1 of 2', '2 of 2', 'cursor-invalid']).toContain(outcome);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, From]>([
    ['empty', []],
    ['of one part', [1]],
    ['of three parts', [1, eventId(1), 1]],
    ['without a time', ['1', eventId(1)]],
    ['with a time before all times', [-1, eventId(1)]],
    ['with a part of a millisecond', [1.5, eventId(1)]],
    ['with a time that is no number to count with', [2 ** 53, eventId(1)]],
    ['without an id', [1, 1]],
    ['with something else for an id', [1, `${eventId(1)}~`]],
    ['longer than a key may be', [1, '1'.repeat(3_000)]],
  ])('%s is refused before the table is asked', async (_title, from) => {
    const { error } = await errorWith([1]);
    store.sent.length = 0;
    await expect(page(error, 5, from)).rejects.toThrow('cursor-invalid');
    expect(store.sent).toEqual([]);
  });
});

describe('the latest event of an error', () => {
  it('is remembered over a change by somebody else', async () => {
    const { error, counted } = await errorWith([3]);
    await errors.update(store, error.project_id, error.id, NOW, (current) => ({ ...current, status: 'ignored' }));
    expect(await errors.read(store, error.project_id, error.id, NOW)).toMatchObject({
      last_event_id: counted.at(-1)!.event_id,
      status: 'ignored',
      count: 3,
    });
  });
});
