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

/** The event of an event source mapping. */
export function eventOf(records: readonly StreamRecord[], streamArn: string): { Records: object[] } {
  const [, , , awsRegion] = streamArn.split(':');
  return { Records: records.map((record) => ({ ...record, awsRegion, eventSourceARN: streamArn })) };
}
