import type { LookupAddress } from 'node:dns';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import { guardedFetch, type Incoming, type Outgoing } from '../../shared/outbound/guarded-fetch.ts';
import type { Network } from '../../shared/outbound/internet.ts';

const TOKEN = 'sntrys_never-to-be-seen';

export const at = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** Every name is on this machine, which is allowed. */
export const here: Network = {
  resolve: async () => at('127.0.0.1'),
  isAllowed: (address) => address.startsWith('127.'),
};

export const get = (
  url: string,
  network: Network = here,
  ms = 5_000,
  more: Partial<Outgoing> = {},
): Promise<Incoming> =>
  guardedFetch(
    network,
    { method: 'GET', url: new URL(url), headers: { Authorization: `Bearer ${TOKEN}` }, ...more },
    AbortSignal.timeout(ms),
  );

/** What the request ends with; it must not tell the token, however deep one looks. */
export async function failureOf(request: Promise<unknown>): Promise<unknown> {
  const error: unknown = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).cause).toBeUndefined();
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain(TOKEN);
  return error;
}
