import * as Sentry from '@sentry/node';
import { Basket } from './basket/basket.ts';
import { news } from './news.ts';
import { settle } from './payment/settle.ts';

/** An order of what is not sold, and the end. DSN and release come in the environment, where the SDK looks for them. */
async function order(): Promise<void> {
  try {
    await settle(new Basket({ tea: 3 }), 'tea + cup');
  } catch (error) {
    Sentry.captureException(error, { extra: { news } });
  }
  await Sentry.flush(10_000);
}

Sentry.init({ environment: 'staging' });
void order();
