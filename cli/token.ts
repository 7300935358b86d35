import { newSecret } from '../shared/domain/access-token.ts';
import * as adminTokens from '../shared/store/admin-tokens.ts';
import { openStore, type Store } from '../shared/store/table/store.ts';
import { runCommand } from './run-command.ts';
import { explained, UserError } from './user-error.ts';
import { clientConfig } from './client-config.ts';
import { outputsOf } from './tenant-stack.ts';
import { HELP, readTokenOptions, type Command } from './token-options.ts';

type Variables = NodeJS.ProcessEnv;

/** The secret alone goes to standard output, so that `TOKEN=$(npm run --silent token -- …)` works; the rest beside it. */
const say = (text: string): void => console.error(text);

async function main(args: string[], variables: Variables): Promise<void> {
  const options = readTokenOptions(args);
  if (options === null) return console.log(HELP);
  try {
    const table = options.table ?? (await outputsOf(options.tenant, options.region, ['TableName'])).TableName;
    await run(options.command, openStore({ table }, clientConfig(options, variables)), variables);
  } catch (error) {
    throw explained(error, options);
  }
}

async function run(command: Command, store: Store, variables: Variables): Promise<void> {
  switch (command.do) {
    case 'create':
      return create(store, command.name, variables['GLET_ADMIN_TOKEN'] || null);
    case 'list':
      return list(store);
    case 'revoke': {
      const { outcome } = await adminTokens.revoke(store, command.id);
      if (outcome === 'not-found') throw new UserError(`There is no admin token ${command.id} in ${store.table}.`);
      return say(`Admin token ${command.id} is revoked.`);
    }
  }
}

async function create(store: Store, name: string, given: string | null): Promise<void> {
  if (given !== null && !/^[\x21-\x7e]{20,}$/.test(given)) {
    throw new UserError('GLET_ADMIN_TOKEN must be at least 20 characters, without spaces.');
  }
  const secret = given ?? newSecret();
  const { outcome, token } = await adminTokens.create(store, { secret, name, created_at: new Date().toISOString() });
  if (outcome === 'secret-taken') {
    if (token.kind !== 'admin') throw new UserError('GLET_ADMIN_TOKEN is a token of a project. Choose another.');
    if (token.revoked)
      throw new UserError(`GLET_ADMIN_TOKEN is admin token ${token.id}, which was revoked. Choose another.`);
    return say(`Admin token ${token.id} "${token.name}" is in ${store.table} already.`);
  }
  say(`Admin token ${token.id} "${name}" is in ${store.table}.`);
  if (given !== null) return;
  say('This is the only time that its secret is shown:');
  console.log(secret);
}

async function list(store: Store): Promise<void> {
  const tokens = await adminTokens.list(store);
  if (tokens.length === 0) say(`There are no admin tokens in ${store.table}.`);
  for (const { id, name, created_at, revoked } of tokens) {
    console.log([id, created_at, revoked ? 'revoked' : 'active', name].join('\t'));
  }
}

await runCommand(main, HELP);
