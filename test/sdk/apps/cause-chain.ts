import * as Sentry from '@sentry/node';

class CheckoutError extends Error {
  override name = 'CheckoutError';
}

function priceOf(article: { price?: string }): string {
  return article.price!.trim();
}

function chargeCard(): void {
  try {
    priceOf({});
  } catch (cause) {
    throw new CheckoutError('The card was not charged', { cause });
  }
}

Sentry.setUser({ id: '4711', username: 'ada' });
Sentry.setTag('payment', 'card');
try {
  chargeCard();
} catch (error) {
  Sentry.captureException(error, { extra: { order: 17, basket: ['tea', 'cup'] } });
}
await Sentry.flush(10_000);
