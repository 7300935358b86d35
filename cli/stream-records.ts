import type { DynamoDBStreamsClient, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { sequenceNumber } from '../shared/domain/watermark.ts';
import type { GivenUp } from '../shared/services/events/recount.ts';
import { eventOfPk, SORT } from '../shared/store/table/keys.ts';
import type { StreamFailure } from './failures.ts';

/** DynamoDB keeps a record for 24 hours, and a shard for as long as it has one. */
const GONE = ['TrimmedDataAccessException', 'ResourceNotFoundException'];

/** An iterator that begins at a record gives it at once: one that gives nothing so often begins nowhere. */
const EMPTY_READS = 20;

/** Reads the new events that a failure is about from the stream; `null` if the stream has them no more. */
export async function readGivenUp(streams: DynamoDBStreamsClient, failure: StreamFailure): Promise<GivenUp | null> {
  const { GetRecordsCommand, GetShardIteratorCommand } = await import('@aws-sdk/client-dynamodb-streams');
  const { shard, first, last, streamArn: StreamArn } = failure;
  const end = sequenceNumber(last);
  const events: GivenUp['events'][number][] = [];
  const place = { StreamArn, ShardId: shard, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: first } as const;
  try {
    let { ShardIterator: iterator } = await streams.send(new GetShardIteratorCommand(place));
    for (let empty = 0; iterator && empty < EMPTY_READS;) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      empty = Records.length === 0 ? empty + 1 : 0;
      for (const record of Records) {
        const sequence = sequenceNumber(record.dynamodb!.SequenceNumber!);
        if (sequence > end) return { shard, first, events };
        const event = newEventIn(record);
        if (event !== null) events.push({ ...event, sequence });
        if (sequence === end) return { shard, first, events };
      }
      iterator = NextShardIterator;
    }
    return null;
  } catch (error) {
    if (error instanceof Error && GONE.includes(error.name)) return null;
    throw error;
  }
}

/** As the consumer's filter has it: the put of an item that was not there, of the kind of an event. */
function newEventIn({ eventName, dynamodb }: StreamRecord): { projectId: number; eventId: string } | null {
  const key = dynamodb?.Keys;
  if (eventName !== 'INSERT' || key?.['sk']?.S !== SORT.event) return null;
  const { project_id, event_id } = eventOfPk(key['pk']!.S!);
  return { projectId: project_id, eventId: event_id };
}
