import { expect, it } from 'vitest';
import { withEvents } from '../../../shared/domain/error/with-events.ts';
import { listingOf } from '../../../shared/domain/error/pending.ts';
import * as eventRuns from '../../../shared/store/event-runs.ts';
import { useStore } from '../../kit/store.ts';
import { after, eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();

it('a run is not replaced by that of an earlier revision, which had fewer events', async () => {
  const batch = records([1, 2, 3].map((number) => summary({ event_id: eventId(number), timestamp: after(number) })));
  const { pending } = listingOf(null, 'shard', batch, () => true);
  const error = withEvents(null, 'shard', batch, NOW.getTime())!.error;
  await eventRuns.put(store, error, pending.slice(0, 2));
  await eventRuns.put(store, error, pending);
  await eventRuns.put(store, error, pending.slice(0, 2));
  const found = await eventRuns.readAround(store, error.project_id, error.id, { happened: NOW.getTime() + 5, id: '' });
  expect(found).toEqual(pending);
});
