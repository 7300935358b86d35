import { parse } from 'acorn';
import { written } from './written.ts';

export class Basket {
  readonly #prices: Readonly<Record<string, number>>;

  constructor(prices: Readonly<Record<string, number>>) {
    this.#prices = prices;
  }

  /** Adds up the articles of a formula, `tea + cup`. @throws RangeError for one that has no price. */
  total(formula: string): number {
    let sum = 0;
    parse(formula, {
      ecmaVersion: 'latest',
      onToken: ({ type, start, end }) => {
        if (type.label === 'name') sum += this.priceOf(formula.slice(start, end));
      },
    });
    return sum;
  }

  priceOf(article: string): number {
    const price = this.#prices[article];
    if (price === undefined) throw new RangeError(`No price for ${written(article)}`);
    return price;
  }
}
