import { countBatch } from '../../shared/services/events/count-batch.ts';
import { shardConsumer } from '../../shared/entry/stream.ts';
import type { EventSummary } from '../../shared/domain/event-summary.ts';
import { readIngestLimits } from '../../shared/entry/environment.ts';

const limits = readIngestLimits();

/** Called by the table's stream for each batch of events that the collector stored. */
export const handler = shardConsumer<EventSummary>(({ store, shard, batch, now }) =>
  countBatch(store, limits, shard, batch, now),
);
