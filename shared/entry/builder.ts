import { openFunction } from '../lambda/functions.ts';
import type { BuildOrder } from '../services/artifacts/assemble.ts';
import type { Store } from '../store/table/store.ts';
import { readBuilder } from './environment.ts';

/**
 * Gives the work of a function what has the builder run, and does not wait for it.
 * @throws Error at cold start if the environment lacks the builder's name.
 */
export function withBuilder<Given extends { store: Store }, Result>(
  work: (given: Given & { start: (order: BuildOrder) => Promise<void> }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { name, endpoint } = readBuilder();
  return (given) => work({ ...given, start: openFunction(given.store, name, endpoint).start });
}
