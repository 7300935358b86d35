import type { CallDynamodb } from '../dynamodb/client.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { StreamRecord } from './record.ts';

interface Shard {
  ShardId: string;
  ParentShardId?: string;
}

export interface ShardReader {
  /** The next records of every shard whose parent is read to its end; shards without new records are left out. */
  read: () => Promise<{ shardId: string; records: StreamRecord[] }[]>;
}

/**
 * Reads a stream shard by shard, each after its checkpoint. Without one it is read from its beginning: here a mapping is as
 * old as its table, whatever its StartingPosition says.
 */
export function createShardReader(
  call: CallDynamodb,
  streamArn: string,
  checkpoint: Checkpoint,
  limit: number,
): ShardReader {
  /** By shard; `null`: read to its end. */
  const iterators = new Map<string, string | null>();

  async function shards(): Promise<Shard[]> {
    const found: Shard[] = [];
    let last: string | undefined;
    do {
      const page = { StreamArn: streamArn, ...(last !== undefined && { ExclusiveStartShardId: last }) };
      const { StreamDescription } = await call('DescribeStream', page);
      const { Shards, LastEvaluatedShardId } = StreamDescription as { Shards: Shard[]; LastEvaluatedShardId?: string };
      found.push(...Shards);
      last = LastEvaluatedShardId;
    } while (last !== undefined);
    return found;
  }

  async function firstIterator(shardId: string): Promise<string> {
    const after = checkpoint.get(shardId);
    const from =
      after === null
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const { ShardIterator } = await call('GetShardIterator', { StreamArn: streamArn, ShardId: shardId, ...from });
    return ShardIterator as string;
  }

  async function readShard(shardId: string): Promise<StreamRecord[]> {
    const iterator = iterators.get(shardId) ?? (await firstIterator(shardId));
    // An iterator that expired meanwhile is asked for again in the next round.
    iterators.delete(shardId);
    const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator: iterator, Limit: limit });
    iterators.set(shardId, (NextShardIterator as string | undefined) ?? null);
    return Records as StreamRecord[];
  }

  return {
    async read() {
      const all = await shards();
      const known = new Set(all.map(({ ShardId }) => ShardId));
      const ready = all.filter(
        ({ ShardId, ParentShardId }) =>
          iterators.get(ShardId) !== null &&
          (ParentShardId === undefined || !known.has(ParentShardId) || iterators.get(ParentShardId) === null),
      );
      const read = await Promise.all(
        ready.map(async ({ ShardId }) => ({ shardId: ShardId, records: await readShard(ShardId) })),
      );
      return read.filter(({ records }) => records.length > 0);
    },
  };
}
