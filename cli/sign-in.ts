import { sealToken } from '../shared/domain/sealed-token.ts';
import { grantText, type SignInGrant } from '../shared/domain/sign-in/grant.ts';
import { MAX_GRANTS, MAX_PROVIDERS, type SignInProvider } from '../shared/domain/sign-in/provider.ts';
import { CALLBACK_PATH } from '../shared/services/sign-in/begin-sign-in.ts';
import { openParameterStore } from '../shared/ssm/parameter-store.ts';
import { tokenKeyIn } from '../shared/ssm/token-key.ts';
import * as providers from '../shared/store/sign-in-providers.ts';
import { openStore, type Store } from '../shared/store/table/store.ts';
import { clientConfig } from './client-config.ts';
import { runCommand } from './run-command.ts';
import { HELP, readSignInOptions, type Command, type ProviderDraft, type SignInOptions } from './sign-in-options.ts';
import { outputsOf } from './tenant-stack.ts';
import { explained, UserError } from './user-error.ts';

type Variables = NodeJS.ProcessEnv;

const say = (text: string): void => console.error(text);

async function main(args: string[], variables: Variables): Promise<void> {
  const options = readSignInOptions(args, variables['GLET_CLIENT_SECRET'] || null);
  if (options === null) return console.log(HELP);
  try {
    const { table, apiUrl } = await addressesOf(options);
    const store = openStore({ table }, clientConfig(options, variables));
    await run(options.command, store, { ...options, apiUrl, ssm: variables['AWS_ENDPOINT_URL_SSM'] || null });
  } catch (error) {
    throw explained(error, options);
  }
}

/** `apiUrl`: `null` where a table was named, and no stack is asked. */
async function addressesOf({
  table,
  tenant,
  region,
}: SignInOptions): Promise<{ table: string; apiUrl: string | null }> {
  if (table !== null) return { table, apiUrl: null };
  const { TableName, ApiUrl } = await outputsOf(tenant, region, ['TableName', 'ApiUrl']);
  return { table: TableName, apiUrl: ApiUrl };
}

type Around = Pick<SignInOptions, 'tenant' | 'endpoint'> & { apiUrl: string | null; ssm: string | null };

async function run(command: Command, store: Store, around: Around): Promise<void> {
  switch (command.do) {
    case 'list':
      return list(store);
    case 'set':
      return set(store, command.issuer, command.draft, around);
    case 'change':
      return change(store, command);
    case 'remove': {
      const { outcome } = await providers.remove(store, command.issuer);
      if (outcome === 'not-found') throw unknown(command.issuer, store);
      return say(`${command.issuer} is removed. Who came through it is signed out.`);
    }
  }
}

async function list(store: Store): Promise<void> {
  const known = await providers.list(store);
  if (known.length === 0) say(`There are no providers in ${store.table}.`);
  for (const { issuer, name, client_id, client_secret, allow_private, grants } of known) {
    const facts = [client_secret === null ? 'public' : 'with a secret', ...(allow_private ? ['may be private'] : [])];
    console.log([issuer, name, client_id, facts.join(', ')].join('\t'));
    for (const grant of grants) console.log(`\t${grantText(grant)}`);
  }
}

async function set(store: Store, issuer: string, draft: ProviderDraft, around: Around): Promise<void> {
  const others = (await providers.list(store)).filter((provider) => provider.issuer !== issuer);
  if (others.length >= MAX_PROVIDERS)
    throw new UserError(`There are ${MAX_PROVIDERS} providers already. Remove one, see --list.`);
  const client_secret = await sealed(store, issuer, draft, around);
  const { clientId: client_id, name, scopes, allowPrivate: allow_private, grants } = draft;
  const fields = { issuer, name, client_id, client_secret, scopes, allow_private, grants };
  const changed = await providers.change(store, issuer, (current) => ({
    ...fields,
    created_at: current?.created_at ?? new Date().toISOString(),
  }));
  if (changed.outcome !== 'changed') throw overtaken(issuer);
  say(
    `${issuer} is set in ${store.table}, with ${client_secret === null ? 'no secret' : 'a secret, which is sealed'}.`,
  );
  if (grants.length === 0) say('Nobody who comes through it has access to anything yet: give --grant.');
  say(
    around.apiUrl === null
      ? 'The provider has to know this redirect address, behind that of the API, such as http://localhost:8787/api:'
      : 'The provider has to know this redirect address:',
  );
  console.log(`${around.apiUrl?.replace(/\/$/, '') ?? ''}${CALLBACK_PATH}`);
}

/** @throws UserError where there is no key to seal it with. */
async function sealed(
  store: Store,
  issuer: string,
  { clientSecret, clientId }: ProviderDraft,
  { tenant, endpoint, ssm }: Around,
): Promise<SignInProvider['client_secret']> {
  if (clientSecret === null) return null;
  if (endpoint !== null && ssm === null)
    throw new UserError(
      '--client-secret with --endpoint needs AWS_ENDPOINT_URL_SSM: the secret is sealed with a key that SSM keeps.',
    );
  // The stack's own functions make and look for the key here: `infra/constructs/token-key.ts`.
  const tokenKey = tokenKeyIn(openParameterStore(store, ssm), `/glet/${tenant}/token-key`);
  return sealToken(await tokenKey.readOrMake(), clientSecret, { issuer, clientId });
}

async function change(store: Store, { issuer, grant, takeBack }: Command & { do: 'change' }): Promise<void> {
  const texts = (grants: readonly SignInGrant[]): string[] => grants.map(grantText);
  const changed = await providers.change(store, issuer, (current) => {
    if (current === null) throw unknown(issuer, store);
    const missing = texts(takeBack).find((text) => !texts(current.grants).includes(text));
    if (missing !== undefined) throw new UserError(`--take-back ${missing}: there is no such grant, see --list.`);
    const kept = current.grants.filter((one) => !texts(takeBack).includes(grantText(one)));
    const fresh = grant.filter((one) => !texts(kept).includes(grantText(one)));
    const grants = [...kept, ...fresh];
    if (grants.length > MAX_GRANTS) throw new UserError(`--grant makes ${grants.length}; ${MAX_GRANTS} is most.`);
    return { ...current, grants };
  });
  if (changed.outcome !== 'changed') throw overtaken(issuer);
  say(`${issuer} has ${changed.provider.grants.length} grants now.`);
  if (grant.length > 0) say('A new one reaches who signs in from now on; who is signed in already has to do so again.');
}

const unknown = (issuer: string, { table }: Store): UserError =>
  new UserError(
    `There is no provider ${issuer} in ${table}. --list shows them; an issuer is compared letter by letter.`,
  );
const overtaken = (issuer: string): UserError =>
  new UserError(`Somebody else changed ${issuer} in this moment. Nothing was written; do it again.`);

await runCommand(main, HELP);
