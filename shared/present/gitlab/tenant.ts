import type { SignInWay } from '../../domain/sign-in/provider.ts';

/** The version of Glet, as in package.json, which functions do not carry. */
const VERSION = '0.1.0';

/** Which tenant this is, and how one signs in to its pages besides by a token. `base`: the address of the API. */
export function tenantEntity(name: string, ways: readonly SignInWay[], base: string) {
  return {
    name,
    version: VERSION,
    sign_in: ways.map(({ id, name: provider, path }) => ({ id, name: provider, url: `${base}${path}` })),
  };
}
