import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EventSource, LambdaFunction } from '../assembly/types.ts';
import type { CallDynamodb } from '../dynamodb/client.ts';
import type { Invoke } from '../lambda/result.ts';
import { openCheckpoint } from './checkpoint.ts';
import { deliver, type Delivery } from './deliver.ts';
import { compileFilter } from './filter.ts';
import { expectStreamPermissions } from './permissions.ts';
import type { StreamRecord } from './record.ts';
import { createShardBatches, type ShardBatches } from './shard-batches.ts';
import { createShardReader, type ShardRead, type ShardReader } from './shards.ts';

export interface RunningEventSource {
  /** Waits for the batch in progress; what is not done is delivered again after the next start. */
  stop: () => Promise<void>;
}

export interface EventSourceOptions {
  source: EventSource;
  /** The function that it calls. */
  target: LambdaFunction;
  tableName: string;
  /** Straight to the engine. */
  call: CallDynamodb;
  invoke: Invoke;
  /** Where the checkpoint and what was given up on are kept. */
  directory: string;
  log: (line: string) => void;
}

/** Lambda's own rhythm: four reads per second and shard. What is behind reads on at once. */
const POLL_MS = 250;

/** @throws Error with a sentence for a filter that is not understood or a permission that is lacking. */
export async function startEventSource(options: EventSourceOptions): Promise<RunningEventSource> {
  const { source, target, call, directory } = options;
  expectStreamPermissions(source, target);
  const filters = source.filters.map(compileFilter);
  const passes = (record: StreamRecord): boolean => filters.length === 0 || filters.some((filter) => filter(record));
  const streamArn = await streamOf(call, options.tableName);
  const checkpoint = openCheckpoint(join(directory, `${source.id}.json`), streamArn);
  const reader = createShardReader(call, streamArn, checkpoint);
  const stopping = new AbortController();
  const { signal } = stopping;

  function batchesOf(shardId: string): ShardBatches {
    const done = (sequenceNumber: string): void => checkpoint.set(shardId, sequenceNumber);
    const delivery = deliveryOf(options, shardId, done, signal);
    return createShardBatches({ passes, size: source.batchSize, deliver: (batch) => deliver(delivery, batch), done });
  }

  const polling = poll(reader, batchesOf, signal, options.log);
  return {
    async stop() {
      stopping.abort();
      await polling;
      await checkpoint.written();
    },
  };
}

async function streamOf(call: CallDynamodb, tableName: string): Promise<string> {
  const { Table } = await call('DescribeTable', { TableName: tableName });
  return (Table as { LatestStreamArn: string }).LatestStreamArn;
}

/** Shards are independent of each other; within one, a batch waits for the one before. */
async function poll(
  reader: ShardReader,
  batchesOf: (shardId: string) => ShardBatches,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  const shards = new Map<string, ShardBatches>();
  const take = async ({ shardId, records, isFull }: ShardRead): Promise<void> => {
    const batches = shards.get(shardId) ?? batchesOf(shardId);
    shards.set(shardId, batches);
    await batches.take(records, isFull, signal);
  };
  while (!signal.aborted) {
    try {
      const pause = wait(POLL_MS, undefined, { signal });
      // It may be aborted while nobody awaits it.
      pause.catch(() => undefined);
      const read = await reader.read();
      const failed = (await Promise.allSettled(read.map(take))).find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
      if (!read.some(({ isFull }) => isFull)) await pause;
    } catch (error) {
      if (signal.aborted) return;
      log(`The stream cannot be read: ${String(error)}`);
      // An iterator that expired, or a batch that nobody took: all since the checkpoint is read again.
      shards.clear();
      reader.rewind();
      await wait(POLL_MS * 4, undefined, { signal }).catch(() => undefined);
    }
  }
}

function deliveryOf(
  { source, target, invoke, directory, log }: EventSourceOptions,
  shardId: string,
  done: Delivery['done'],
  signal: AbortSignal,
): Delivery {
  return {
    source,
    shardId,
    done,
    signal,
    log,
    invoke: async (event) => invoke(target.id, event),
    giveUp(records, condition, problem) {
      const file = join(directory, `${source.id}.given-up.jsonl`);
      const timestamp = new Date().toISOString();
      const entry = { timestamp, condition, problem, onFailure: source.onFailure, shardId, records };
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
      log(`Gave up on ${records.length} stream records (${condition}); they are kept in ${file}`);
    },
  };
}
