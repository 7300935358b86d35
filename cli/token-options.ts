import { parseArgs } from 'node:util';
import { UsageError } from './user-error.ts';

export const HELP = `Makes an admin token: it may do everything in one tenant.

  npm run token -- --tenant acme --name ops         make one; its secret is printed once, on standard output
  npm run token -- --tenant acme --name ops --link  make one; a link is printed that signs a browser in with it
  npm run token -- --tenant acme --list             list them
  npm run token -- --tenant acme --revoke 3         revoke the one with this id

Options:
  --tenant NAME     the tenant (default); its table is found through the stack Glet-NAME
  --name NAME       what to call the new token, so that it is known in the list
  --link            with --name: print, in place of the secret, a link for your browser, which keeps no token
  --list            list the tenant's admin tokens
  --revoke ID       revoke an admin token
  --region REGION   the stack's AWS region (AWS_REGION, or the profile's)
  --table TABLE     use this table and do not look for the stack
  --endpoint URL    use this DynamoDB instead of that of AWS; with --table only
  --help            this

Uses your AWS credentials, such as those of AWS_PROFILE. If GLET_ADMIN_TOKEN is set, that secret is stored in place of a
fresh one; if it is there already, nothing is done.
`;

export type Command = { do: 'create'; name: string; asLink: boolean } | { do: 'list' } | { do: 'revoke'; id: number };

export interface TokenOptions {
  command: Command;
  tenant: string;
  /** `null`: that of the tenant's stack. */
  table: string | null;
  /** `null`: AWS. */
  endpoint: string | null;
  region: string | null;
}

/**
 * @returns `null` when help is asked for.
 * @throws UsageError with a sentence for what makes no sense.
 */
export function readTokenOptions(args: string[]): TokenOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const { tenant = 'default', table = null, endpoint = null, region = null } = values;
  if (endpoint !== null && table === null)
    throw new UsageError('--endpoint needs --table: there is no stack to ask there.');
  if (values.link && values.name === undefined) throw new UsageError('--link needs --name: it is of a new token.');
  if (values.link && table !== null)
    throw new UsageError('--link does not go with --table: the address to link to is known by the stack.');
  if (endpoint !== null && !URL.canParse(endpoint))
    throw new UsageError(`--endpoint is ${endpoint}; give an address, such as http://127.0.0.1:8000.`);
  return { command: readCommand(values), tenant, table, endpoint, region };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        tenant: { type: 'string' },
        name: { type: 'string' },
        link: { type: 'boolean' },
        list: { type: 'boolean' },
        revoke: { type: 'string' },
        region: { type: 'string' },
        table: { type: 'string' },
        endpoint: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readCommand({ name, link = false, list, revoke }: ReturnType<typeof parsed>): Command {
  if ([name, list, revoke].filter((it) => it !== undefined).length !== 1)
    throw new UsageError('Give one of --name, --list and --revoke.');
  if (list) return { do: 'list' };
  if (revoke !== undefined) {
    if (!/^[1-9]\d{0,14}$/.test(revoke))
      throw new UsageError(`--revoke is ${revoke}; give the id of a token, see --list.`);
    return { do: 'revoke', id: Number(revoke) };
  }
  if (!name?.trim()) throw new UsageError('--name is empty; give something by which you will know the token.');
  return { do: 'create', name, asLink: link };
}
