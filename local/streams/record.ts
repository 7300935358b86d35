/** A record of DynamoDB Streams, as GetRecords gives it and as an event carries it. */
export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  awsRegion: string;
  dynamodb: {
    /** Epoch seconds. */
    ApproximateCreationDateTime: number;
    Keys: Record<string, unknown>;
    NewImage?: Record<string, unknown>;
    OldImage?: Record<string, unknown>;
    /** Decimal digits, ascending within a shard. */
    SequenceNumber: string;
  };
}

export function sequenceOf({ dynamodb }: StreamRecord): string {
  return dynamodb.SequenceNumber;
}

export interface Origin {
  streamArn: string;
  shardId: string;
  /** Seconds; 0: none. */
  tumblingWindow: number;
}

/** The event of an event source mapping. */
export function eventOf(records: readonly StreamRecord[], { streamArn, shardId, tumblingWindow }: Origin): object {
  const [, , , awsRegion] = streamArn.split(':');
  const Records = records.map((record) => ({ ...record, awsRegion, eventSourceARN: streamArn }));
  return tumblingWindow === 0
    ? { Records }
    : { Records, shardId, eventSourceARN: streamArn, ...windowOf(records, tumblingWindow) };
}

/**
 * What a tumbling window adds. Its state begins empty in each batch, and there is no last call at its end: a function that
 * aggregates over its windows is not served here.
 */
function windowOf(records: readonly StreamRecord[], seconds: number): object {
  const first = Math.floor(records[0]!.dynamodb.ApproximateCreationDateTime / seconds) * seconds;
  const [start, end] = [first, first + seconds].map((time) => new Date(time * 1000).toISOString().replace('.000', ''));
  return { window: { start, end }, state: {}, isFinalInvokeForWindow: false, isWindowTerminatedEarly: false };
}
