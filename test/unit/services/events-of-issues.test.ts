import { expect, it } from 'vitest';
import type { Project } from '../../../shared/domain/project.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import { selectEventsOf, type EventsCursor } from '../../../shared/services/events/events-of-issues.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as events from '../../../shared/store/events.ts';
import { useStore } from '../../kit/store.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';
import { after, eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';

const store = useStore();

it('a page of large events ends before too much of them is read, and the next goes on behind', async () => {
  const project = { id: newProjectId() } as Project;
  const batch = [1, 2, 3, 4, 5].map((number) =>
    summary({ project_id: project.id, event_id: eventId(number), timestamp: after(number) }),
  );
  for (const event of batch) await events.put(store, storedEvent(event, { large: 'x'.repeat(6_000_000) }));
  await countInError(store, 'shard', records(batch, 1), NOW);
  const error = (await errors.read(store, project.id, 77, NOW))!;
  const pages: string[][] = [];
  let next: EventsCursor | null = null;
  do {
    const wanted = { period: { from: null, to: null }, isFiltered: true, shown: nothingBut(eventId(2)) };
    const page: Awaited<ReturnType<typeof selectEventsOf<string>>> = await selectEventsOf(
      store,
      [{ error, project }],
      wanted,
      { limit: 100, after: next },
      NOW,
    );
    pages.push(page.rows);
    next = page.next;
  } while (next !== null);
  expect(pages).toEqual([[], [eventId(2)]]);
});

const nothingBut =
  (id: string) =>
  ({ event_id }: { event_id: string }): string | null =>
    event_id === id ? id : null;
