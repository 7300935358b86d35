import * as Sentry from '@sentry/node';

/** All that an SDK sends besides errors: session, transaction, log, check-in, feedback; and an error among it. */
async function sendEverything(error: string): Promise<void> {
  Sentry.startSession();
  Sentry.startSpan({ name: 'checkout', op: 'task' }, () => {
    Sentry.startSpan({ name: 'charge' }, () => Sentry.captureException(new Error(error)));
  });
  Sentry.logger.info('A line of a log');
  Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' });
  Sentry.captureFeedback({ message: 'Nice shop' });
  Sentry.endSession();
  await Sentry.flush(10_000);
}

await sendEverything('Before any answer');
console.log('envelope: answered');
await sendEverything('Within a transaction');
Sentry.captureMessage('Sent last');
await Sentry.flush(10_000);
