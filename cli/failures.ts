import type { SQSClient } from '@aws-sdk/client-sqs';
import { sequenceNumber } from '../shared/domain/watermark.ts';

/** Records of one shard that a function gave up on, as the failures' queue tells of them. */
export interface StreamFailure {
  /** Name of the function. */
  function: string;
  shard: string;
  /** Sequence numbers, both included. */
  first: string;
  last: string;
  streamArn: string;
  /** When the first of them happened, ISO 8601. */
  since: string;
  /** How many there are, of all kinds. */
  size: number;
}

export interface Message {
  handle: string;
  /** `null`: not understood. */
  failure: StreamFailure | null;
}

/** As long as a message is hidden from others that was read: what takes longer may be done twice, which is harmless. */
const HIDDEN_SECONDS = 600;

/**
 * Tells how many messages are hidden by another run, or by one that was killed, for ten minutes at most. SQS counts them
 * approximately, and those of this run as well once they are received.
 */
export async function countHidden(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { GetQueueAttributesCommand } = await import('@aws-sdk/client-sqs');
  const name = 'ApproximateNumberOfMessagesNotVisible';
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
  return Number(Attributes?.[name] ?? 0);
}

/** Every message of the queue, by shard and in the order of the stream. They are hidden from others for ten minutes. */
export async function receiveAll(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const { ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
  const found: Message[] = [];
  const receive = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: HIDDEN_SECONDS,
    // Short polling asks a part of SQS's servers and may miss messages (SQS Developer Guide, "Short and long polling").
    WaitTimeSeconds: 1,
  });
  for (;;) {
    const { Messages = [] } = await sqs.send(receive);
    if (Messages.length === 0) return found.toSorted(inOrder);
    found.push(
      ...Messages.map(({ Body = '', ReceiptHandle }) => ({ handle: ReceiptHandle!, failure: failureIn(Body) })),
    );
  }
}

/** Takes a message off the queue. */
export async function remove(sqs: SQSClient, QueueUrl: string, { handle }: Message): Promise<void> {
  const { DeleteMessageCommand } = await import('@aws-sdk/client-sqs');
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle }));
}

/** Gives a message back at once. */
export async function release(sqs: SQSClient, QueueUrl: string, { handle }: Message): Promise<void> {
  const { ChangeMessageVisibilityCommand } = await import('@aws-sdk/client-sqs');
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: handle, VisibilityTimeout: 0 }));
}

interface Body {
  requestContext?: { functionArn?: string };
  DDBStreamBatchInfo?: Partial<Record<string, string>> & { batchSize?: number };
}

/**
 * Reads what Lambda sends to the destination of an event source mapping for a DynamoDB stream: metadata, not the records
 * (Lambda Developer Guide, "Retaining discarded records for a DynamoDB event source in Lambda").
 */
export function failureIn(body: string): StreamFailure | null {
  try {
    const { requestContext, DDBStreamBatchInfo: batch } = JSON.parse(body) as Body;
    // arn:aws:lambda:REGION:ACCOUNT:function:NAME, and perhaps :VERSION
    const name = requestContext?.functionArn?.split(':')[6];
    const { shardId, startSequenceNumber, endSequenceNumber, streamArn, approximateArrivalOfFirstRecord } = batch!;
    if (!name || !shardId || !startSequenceNumber || !endSequenceNumber || !streamArn) return null;
    return {
      function: name,
      shard: shardId,
      first: startSequenceNumber,
      last: endSequenceNumber,
      streamArn,
      since: approximateArrivalOfFirstRecord ?? 'an unknown time',
      size: batch!.batchSize ?? 0,
    };
  } catch {
    return null;
  }
}

/** Earlier records of a shard have to be counted before later ones: what catches up goes by watermarks. */
function inOrder({ failure: one }: Message, { failure: other }: Message): number {
  const key = (failure: StreamFailure | null): string =>
    failure === null ? '' : `${failure.shard} ${sequenceNumber(failure.first)}`;
  return key(one).localeCompare(key(other), 'en');
}
