import { afterAll, beforeAll, beforeEach } from 'vitest';
import { newTokenKey, tokenKeyOf, type TokenKey } from '../../../shared/domain/sealed-token.ts';
import type { PersonSession } from '../../../shared/domain/session.ts';
import { SignInFailure } from '../../../shared/domain/sign-in/failure.ts';
import type { SignInProvider } from '../../../shared/domain/sign-in/provider.ts';
import type { Network } from '../../../shared/outbound/internet.ts';
import { internetAndPrivate } from '../../../shared/outbound/private-networks.ts';
import { signInAt } from '../../../shared/services/sign-in/begin-sign-in.ts';
import { sessionFor, takeAttempt, type Returned } from '../../../shared/services/sign-in/finish-sign-in.ts';
import * as sessions from '../../../shared/store/sessions.ts';
import * as providers from '../../../shared/store/sign-in-providers.ts';
import { useStore, type TestStore } from '../store.ts';
import { startScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';

export const base = 'https://glet.example/api';
export const to = '/api/ui/acme/shop/-/error_tracking';
export const CLIENT = 'glet';
export const key = tokenKeyOf(newTokenKey())!;
export const tokenKey: TokenKey = {
  parameter: '/glet/test/token-key',
  read: async () => key,
  find: async () => key,
  readOrMake: async () => key,
};

const GRANTS: SignInProvider['grants'] = [
  { claim: 'groups', value: 'acme/*', project: 'acme/*', level: 30 },
  { claim: 'email', value: '*@acme.example', project: 'acme/*', level: 20 },
];

/** What a browser has on its way to a provider. */
export interface Browser {
  secret: string;
  address: string;
  state: string;
}

export const reach =
  (network: Network, ms = 5_000) =>
  () => ({ network, signal: AbortSignal.timeout(ms) });
export const here = reach(internetAndPrivate);

/** With what a browser comes back. */
export const returned = (
  { secret, state }: Pick<Browser, 'secret' | 'state'>,
  query: Record<string, string>,
): Returned => ({
  answered: new URLSearchParams({ state, ...query }),
  secrets: [secret],
  before: [],
  base,
  now: new Date(),
});

/** The problem that a sign-in ends with, and what the log says of it. */
export async function failureOf(work: Promise<unknown>): Promise<[string, string]> {
  const error: unknown = await work.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  if (!(error instanceof SignInFailure)) throw error;
  return [error.problem, error.message];
}

export interface SignInBench {
  store: TestStore;
  provider: () => ScriptedProvider;
  setProvider: (fields?: Partial<SignInProvider>) => Promise<void>;
  begin: (browser?: string | null, reachOf?: typeof here) => Promise<Browser>;
  /** What a browser does that comes back with a code. */
  finish: (browser: Browser, query?: Record<string, string>) => Promise<PersonSession>;
}

/** A table and a provider on loopback for a test file; before each test it is honest and set anew. */
export function useSignIn(): SignInBench {
  const store = useStore();
  let provider: ScriptedProvider;
  beforeAll(async () => {
    provider = await startScriptedProvider();
  });
  afterAll(async () => provider.stop());

  async function setProvider(fields: Partial<SignInProvider> = {}): Promise<void> {
    const { issuer } = provider;
    const scopes = ['openid', 'profile'];
    const client = { client_id: CLIENT, client_secret: null, scopes, allow_private: true };
    const created_at = new Date().toISOString();
    await providers.change(store, issuer, () => ({
      issuer,
      name: 'Example',
      ...client,
      grants: GRANTS,
      created_at,
      ...fields,
    }));
  }

  async function begin(browser: string | null = null, reachOf = here): Promise<Browser> {
    const { issuer } = provider;
    const { address, secret } = await signInAt(store, { issuer, to, browser, base, now: new Date() }, reachOf);
    return { secret, address, state: new URL(address).searchParams.get('state')! };
  }

  async function finish(browser: Browser, query: Record<string, string> = {}): Promise<PersonSession> {
    const sent = returned(browser, { code: provider.codeFor(browser.address), ...query });
    const { secret } = await sessionFor(store, tokenKey, await takeAttempt(store, sent), sent, here);
    return (await sessions.readBySecret(store, secret)) as PersonSession;
  }

  beforeEach(async () => {
    provider.lies({});
    await setProvider();
  });
  return { store, provider: () => provider, setProvider, begin, finish };
}
