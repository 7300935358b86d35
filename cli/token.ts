import { newSecret } from '../shared/domain/access-token.ts';
import * as adminTokens from '../shared/store/admin-tokens.ts';
import { openStore, type Store } from '../shared/store/table/store.ts';
import { runCommand } from './run-command.ts';
import { explained, UserError } from './user-error.ts';
import { clientConfig } from './client-config.ts';
import { outputsOf } from './tenant-stack.ts';
import { signInLink } from './sign-in-link.ts';
import { HELP, readTokenOptions, type Command, type TokenOptions } from './token-options.ts';

type Variables = NodeJS.ProcessEnv;

/** The secret alone goes to standard output, so that `TOKEN=$(npm run --silent token -- …)` works; the rest beside it. */
const say = (text: string): void => console.error(text);

async function main(args: string[], variables: Variables): Promise<void> {
  const options = readTokenOptions(args);
  if (options === null) return console.log(HELP);
  try {
    const { table, apiUrl } = await addressesOf(options);
    await run(options.command, openStore({ table }, clientConfig(options, variables)), { variables, apiUrl });
  } catch (error) {
    throw explained(error, options);
  }
}

/** `apiUrl`: `null` where a table was named, and no stack is asked. */
async function addressesOf({ table, tenant, region }: TokenOptions): Promise<{ table: string; apiUrl: string | null }> {
  if (table !== null) return { table, apiUrl: null };
  const { TableName, ApiUrl } = await outputsOf(tenant, region, ['TableName', 'ApiUrl']);
  return { table: TableName, apiUrl: ApiUrl };
}

interface Around {
  variables: Variables;
  apiUrl: string | null;
}

async function run(command: Command, store: Store, { variables, apiUrl }: Around): Promise<void> {
  switch (command.do) {
    case 'create':
      return create(store, command.name, {
        given: variables['GLET_ADMIN_TOKEN'] || null,
        linkTo: command.asLink ? apiUrl : null,
      });
    case 'list':
      return list(store);
    case 'revoke': {
      const { outcome } = await adminTokens.revoke(store, command.id);
      if (outcome === 'not-found') throw new UserError(`There is no admin token ${command.id} in ${store.table}.`);
      return say(`Admin token ${command.id} is revoked.`);
    }
  }
}

/** `given`: a secret to store in place of a fresh one. `linkTo`: address of the API, to print a link in place of a secret. */
async function create(
  store: Store,
  name: string,
  { given, linkTo }: { given: string | null; linkTo: string | null },
): Promise<void> {
  if (given !== null && !/^[\x21-\x7e]{20,}$/.test(given)) {
    throw new UserError('GLET_ADMIN_TOKEN must be at least 20 characters, without spaces.');
  }
  const secret = given ?? newSecret();
  const { outcome, token } = await adminTokens.create(store, { secret, name, created_at: new Date().toISOString() });
  if (outcome === 'secret-taken') {
    if (token.kind !== 'admin') throw new UserError('GLET_ADMIN_TOKEN is a token of a project. Choose another.');
    if (token.revoked)
      throw new UserError(`GLET_ADMIN_TOKEN is admin token ${token.id}, which was revoked. Choose another.`);
    say(`Admin token ${token.id} "${token.name}" is in ${store.table} already.`);
    return linkTo === null ? undefined : show(secret, linkTo);
  }
  say(`Admin token ${token.id} "${name}" is in ${store.table}.`);
  if (given === null || linkTo !== null) show(secret, linkTo);
}

function show(secret: string, linkTo: string | null): void {
  say(
    linkTo === null
      ? 'This is the only time that its secret is shown:'
      : 'Open this in your browser; it holds the secret:',
  );
  console.log(linkTo === null ? secret : signInLink(linkTo, secret));
}

async function list(store: Store): Promise<void> {
  const tokens = await adminTokens.list(store);
  if (tokens.length === 0) say(`There are no admin tokens in ${store.table}.`);
  for (const { id, name, created_at, revoked } of tokens) {
    console.log([id, created_at, revoked ? 'revoked' : 'active', name].join('\t'));
  }
}

await runCommand(main, HELP);
