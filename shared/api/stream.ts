/** A function that the table's stream calls, as plain data: what CDK deploys and the local runner drives. */
export interface Consumer {
  /** The function's file without its ending, below `functions/`. */
  function: `${string}/${string}`;
  summary: string;
  /** Lambda event filters: only records that match one of them reach the function. */
  filters: readonly Readonly<Record<string, unknown>>[];
  batchSize: number;
  /**
   * Seconds of a tumbling window. It is not for the window: only with one does Lambda say which shard a batch is of.
   */
  window?: number;
}

/**
 * Removes what a deleted project or error leaves behind. It is out of reach from the moment that the project's own item is
 * gone, or that the error counts no events any more.
 */
const purge = {
  function: 'stream/purge',
  summary: 'Remove what a deleted project or error leaves behind',
  filters: [
    { eventName: ['REMOVE'], dynamodb: { Keys: { sk: { S: ['PROJECT'] } } } },
    { eventName: ['MODIFY'], dynamodb: { Keys: { sk: { S: ['ERROR'] } }, NewImage: { count: { N: ['0'] } } } },
  ],
  batchSize: 10,
} as const satisfies Consumer;

/** Counts new events: what the collector stores, the errors' lists show a moment later. */
const countEvents = {
  function: 'stream/count-events',
  summary: 'Count new events in their errors',
  filters: [{ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['EVENT'] } } } }],
  batchSize: 100,
  window: 60,
} as const satisfies Consumer;

export const CONSUMERS = { purge, countEvents } as const satisfies Record<string, Consumer>;
export type ConsumerName = keyof typeof CONSUMERS;
