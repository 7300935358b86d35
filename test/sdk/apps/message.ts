import * as Sentry from '@sentry/node';

Sentry.captureMessage('Stock of tea is low', 'warning');
await Sentry.flush(10_000);
