/** A function that the table's stream calls, as plain data: what CDK deploys and the local runner drives. */
export interface Consumer {
  /** The function's file without its ending, below `functions/`. */
  function: `${string}/${string}`;
  summary: string;
  /** Lambda event filter: only records that match reach the function. */
  filter: Readonly<Record<string, unknown>>;
  batchSize: number;
}

/** Removes what a deleted project leaves behind; it is out of reach from the moment the project's own item is gone. */
const purgeProject = {
  function: 'projects/purge',
  summary: 'Remove everything under a deleted project',
  filter: { eventName: ['REMOVE'], dynamodb: { Keys: { sk: { S: ['PROJECT'] } } } },
  batchSize: 10,
} as const satisfies Consumer;

export const CONSUMERS = { purgeProject } as const satisfies Record<string, Consumer>;
export type ConsumerName = keyof typeof CONSUMERS;
