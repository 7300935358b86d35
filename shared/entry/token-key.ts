import { readTokenKeyPlace } from './environment.ts';
import type { TokenKey } from '../domain/sealed-token.ts';
import { openParameterStore } from '../ssm/parameter-store.ts';
import { tokenKeyIn } from '../ssm/token-key.ts';
import type { Store } from '../store/table/store.ts';

/**
 * Gives the work of a function that seals or opens tokens the key as well; the others have none of it in their bundles.
 * SSM is asked when a token has to be sealed or opened, not before, and once in an instance's life.
 * @throws Error at cold start if the environment lacks the parameter's name.
 */
export function withTokenKey<Given extends { store: Store }, Result>(
  work: (given: Given & { tokenKey: TokenKey }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { parameter, endpoint } = readTokenKeyPlace();
  let tokenKey: TokenKey | null = null;
  return (given) => {
    tokenKey ??= tokenKeyIn(openParameterStore(given.store, endpoint), parameter);
    return work({ ...given, tokenKey });
  };
}
