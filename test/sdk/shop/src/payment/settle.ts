import type { Basket } from '../basket/basket.ts';

export class PaymentError extends Error {
  override name = 'PaymentError';
}

/** Charges what is in a basket. @throws PaymentError */
export async function settle(basket: Basket, formula: string): Promise<number> {
  await Promise.resolve();
  return chargeable(basket, formula);
}

function chargeable(basket: Basket, formula: string): number {
  try {
    return Math.round(basket.total(formula));
  } catch (cause) {
    throw new PaymentError('The basket cannot be paid', { cause });
  }
}
