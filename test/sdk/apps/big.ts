import * as Sentry from '@sentry/node';

Sentry.captureException(new Error('The basket is big'), { extra: { basket: 'tea, '.repeat(20_000) } });
await Sentry.flush(10_000);
