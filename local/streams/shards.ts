import type { CallDynamodb } from '../dynamodb/client.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { StreamRecord } from './record.ts';

interface Shard {
  ShardId: string;
  ParentShardId?: string;
}

/** What one look at a shard has found. */
export interface ShardRead {
  shardId: string;
  records: StreamRecord[];
  /** There may be more at once. */
  isFull: boolean;
}

export interface ShardReader {
  /** The next records of every shard whose parent is read to its end, or none. */
  read: () => Promise<ShardRead[]>;
  /** Goes back to the checkpoint: what was read since then is read again. */
  rewind: () => void;
}

/** Half of what GetRecords may give: it comes with both images, and is in memory at once. */
const MAX_RECORDS = 500;

/**
 * Reads a stream shard by shard, each after its checkpoint, and from then on from where it is. Without a checkpoint it is
 * read from its beginning: here a mapping is as old as its table, whatever its StartingPosition says.
 */
export function createShardReader(call: CallDynamodb, streamArn: string, checkpoint: Checkpoint): ShardReader {
  /** By shard; `null`: read to its end. */
  const iterators = new Map<string, string | null>();
  /** A shard has children only once it is closed, so there are no others until one is read to its end. */
  let known: Shard[] | null = null;

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

  async function readShard(shardId: string): Promise<ShardRead> {
    const iterator = iterators.get(shardId) ?? (await firstIterator(shardId));
    const answer = await call('GetRecords', { ShardIterator: iterator, Limit: MAX_RECORDS });
    const next = (answer['NextShardIterator'] as string | undefined) ?? null;
    const records = answer['Records'] as StreamRecord[];
    iterators.set(shardId, next);
    return { shardId, records, isFull: records.length === MAX_RECORDS };
  }

  return {
    async read() {
      const all = (known ??= await shards());
      const isThere = new Set(all.map(({ ShardId }) => ShardId));
      const ready = all.filter(
        ({ ShardId, ParentShardId }) =>
          iterators.get(ShardId) !== null &&
          (ParentShardId === undefined || !isThere.has(ParentShardId) || iterators.get(ParentShardId) === null),
      );
      const reads = await Promise.all(ready.map(({ ShardId }) => readShard(ShardId)));
      if (ready.length === 0 || ready.some(({ ShardId }) => iterators.get(ShardId) === null)) known = null;
      return reads;
    },
    rewind() {
      iterators.clear();
      known = null;
    },
  };
}
