import { countBatch } from '../../shared/services/events/count-batch.ts';
import { countEvents } from '../../shared/api/stream.ts';
import { withIngestLimits } from '../../shared/entry/ingest-limits.ts';
import { shardConsumer } from '../../shared/entry/stream.ts';

/** Called by the table's stream for each batch of events that the collector stored. */
export const handler = shardConsumer(
  countEvents,
  withIngestLimits(({ store, limits, shard, batch, now }) => countBatch(store, limits, shard, batch, now)),
);
