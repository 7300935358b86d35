import { countBatch } from '../../shared/services/events/count-batch.ts';
import { countEvents } from '../../shared/api/stream.ts';
import { eventsOfLateMaps } from '../../shared/domain/late-maps.ts';
import { withIngestLimits } from '../../shared/entry/ingest-limits.ts';
import { withLateMerges } from '../../shared/entry/late-merges.ts';
import { shardConsumer } from '../../shared/entry/stream.ts';
import { summaryOf } from '../../shared/domain/stored-event.ts';
import { eventOf } from '../../shared/store/event-item.ts';

/** Called by the table's stream for each batch of events that the collector stored. */
export const handler = shardConsumer(
  countEvents,
  withLateMerges(
    withIngestLimits(async ({ store, limits, shard, batch, now }) => {
      const events = batch.map(({ sequence, value }) => ({ sequence, value: summaryOf(eventOf(value.after)) }));
      await countBatch(store, limits, shard, events, now);
      return eventsOfLateMaps(events.map(({ value }) => value));
    }),
  ),
);
