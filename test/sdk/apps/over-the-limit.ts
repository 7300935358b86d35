import { setTimeout as wait } from 'node:timers/promises';
import * as Sentry from '@sentry/node';

/** `undefined` once the SDK holds back by itself. */
let status: number | undefined;
Sentry.getClient()!.on('afterSendEvent', (_, response) => (status = response.statusCode));

async function send(message: string): Promise<number | undefined> {
  Sentry.captureMessage(message);
  await Sentry.flush(10_000);
  return status;
}

// The collector may remember for ten seconds that there was room.
const patience = AbortSignal.timeout(30_000);
while ((await send('Until the limit is reached')) !== 429) await wait(50, undefined, { signal: patience });

for (let again = 0; again < 5; again++) await send('Held back');
