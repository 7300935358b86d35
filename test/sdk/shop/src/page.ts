import * as Sentry from '@sentry/browser';
import { Basket } from './basket/basket.ts';
import { news } from './news.ts';
import { settle } from './payment/settle.ts';

declare const location: { search: string };

/** DSN and release come in the page's address. */
const settings = Object.fromEntries(new URLSearchParams(location.search));
Sentry.init({ ...settings, environment: 'staging' });
Sentry.setExtra('news', news);

async function order(): Promise<void> {
  await settle(new Basket({ tea: 3 }), 'tea + cup');
}

// Nobody catches what it throws.
void order();
