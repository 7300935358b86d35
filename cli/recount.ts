import { recount } from '../shared/services/events/recount.ts';
import { openStore } from '../shared/store/table/store.ts';
import { clientConfig } from './client-config.ts';
import { runCommand } from './run-command.ts';
import { explained, UserError } from './user-error.ts';
import { countHidden, receiveAll, release, remove, type StreamFailure } from './failures.ts';
import { HELP, readRecountOptions, type Place, type RecountOptions } from './recount-options.ts';
import { readGivenUp } from './stream-records.ts';
import { outputsOf } from './tenant-stack.ts';

const say = (text: string): void => console.log(text);

async function main(args: string[], variables: NodeJS.ProcessEnv): Promise<void> {
  const options = readRecountOptions(args);
  if (options === null) return say(HELP);
  const endpoint = options.place?.endpoint ?? null;
  try {
    await run(options, options.place ?? (await placeOf(options)), variables);
  } catch (error) {
    throw explained(error, { endpoint });
  }
}

async function placeOf({ tenant, region }: RecountOptions): Promise<Place> {
  const names = ['TableName', 'FailuresQueueUrl', 'CountingFunction'] as const;
  const { TableName: table, FailuresQueueUrl: queue, CountingFunction } = await outputsOf(tenant, region, names);
  return { table, queue, function: CountingFunction, endpoint: null };
}

async function run({ region, isList }: RecountOptions, place: Place, variables: NodeJS.ProcessEnv): Promise<void> {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  const { DynamoDBStreamsClient } = await import('@aws-sdk/client-dynamodb-streams');
  const config = clientConfig({ endpoint: place.endpoint, region }, variables);
  const store = openStore(place, config);
  const streams = new DynamoDBStreamsClient(config);
  const sqs = new SQSClient(place.endpoint === null ? config : { ...config, endpoint: new URL(place.queue).origin });

  /** Takes a failure up, and says in a sentence what came of it; whether it is done with. */
  async function takeUp(failure: StreamFailure | null): Promise<{ isDone: boolean; outcome: string }> {
    if (failure === null) return { isDone: false, outcome: 'a message that is no failure of a stream' };
    const what = `${failure.size} records of ${failure.shard} since ${failure.since}`;
    if (failure.function !== place.function)
      return { isDone: false, outcome: `${what}: of ${failure.function}, which counts nothing` };
    if (isList) return { isDone: false, outcome: what };
    const givenUp = await readGivenUp(streams, failure);
    if (givenUp === null) return { isDone: false, outcome: `${what}: too old, the stream keeps records for 24 hours` };
    const { counted, before, gone } = await recount(store, givenUp, new Date());
    return { isDone: true, outcome: `${what}: ${counted} counted, ${before} counted before, ${gone} gone` };
  }

  const hidden = await countHidden(sqs, place.queue);
  const waiting = await receiveAll(sqs, place.queue);
  let left = 0;
  try {
    for (let message = waiting[0]; message !== undefined; message = waiting[0]) {
      const { isDone, outcome } = await takeUp(message.failure);
      say(`${isDone ? 'done' : 'left'}  ${outcome}`);
      await (isDone ? remove : release)(sqs, place.queue, message);
      waiting.shift();
      if (!isDone) left++;
    }
  } finally {
    // Where it fails halfway, the next run is to find them.
    for (const message of waiting) await release(sqs, place.queue, message);
  }
  if (hidden > 0)
    throw new UserError(
      `${left + hidden} failures are in the queue, ${hidden} of them hidden by another run, or by one that was killed. Run it again in ten minutes.`,
    );
  if (left > 0) throw new UserError(`${left} failures are in the queue.`);
  say('Nothing is left in the queue.');
}

await runCommand(main, HELP);
