import { newTokenKey, tokenKeyOf, type TokenKey } from '../../../shared/domain/sealed-token.ts';

/** A key that is kept in memory and counts how often somebody wanted it. */
export function tokenKeyInMemory(): TokenKey & { asked: number } {
  const bytes = tokenKeyOf(newTokenKey())!;
  const key = {
    parameter: '/glet/test/token-key',
    asked: 0,
    read: async () => {
      key.asked++;
      return bytes;
    },
    find: () => key.read(),
    readOrMake: () => key.read(),
  };
  return key;
}
