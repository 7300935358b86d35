import { parseArgs } from 'node:util';
import { readGrant, type SignInGrant } from '../shared/domain/sign-in/grant.ts';
import { DEFAULT_SCOPES, issuerProblem, MAX_GRANTS } from '../shared/domain/sign-in/provider.ts';
import { UsageError } from './user-error.ts';

export const HELP = `Has persons sign in to the pages of a tenant through an OpenID provider: GitLab, Google, Keycloak, Entra, any other.

  npm run sign-in -- --tenant acme --issuer https://gitlab.com --client-id 12ab… --client-secret … \\
    --grant 'groups_direct=acme/backend:acme/*:30'
                              set a provider, in place of what was set for that issuer before; prints the redirect
                              address that the provider has to know
  npm run sign-in -- --tenant acme --issuer https://gitlab.com --grant 'email=*@acme.example:*:20'
                              grant more
  npm run sign-in -- --tenant acme --issuer https://gitlab.com --take-back 'email=*@acme.example:*:20'
                              take a grant back, from who is signed in as well
  npm run sign-in -- --tenant acme --list
                              list the providers and what they grant
  npm run sign-in -- --tenant acme --issuer https://gitlab.com --remove
                              remove a provider, and sign out all who came through it

Options:
  --tenant NAME          the tenant (default); its table is found through the stack Glet-NAME
  --issuer URL           the provider, as it calls itself: the address before /.well-known/openid-configuration
  --client-id ID         what the provider calls this tenant
  --client-secret TEXT   what the provider gave for it; or set GLET_CLIENT_SECRET, which no list of processes shows. Without
                         one the client is public, and the provider has to take it so
  --grant CLAIM=VALUE:PROJECT:LEVEL
                         whoever has VALUE in CLAIM has LEVEL (10, 15, 20, 30, 40, 50) in the projects at the path PROJECT;
                         * stands for any characters in VALUE and PROJECT. An email has to be verified by the provider.
                         May be given several times
  --take-back GRANT      as --list shows it; several times
  --name NAME            what the sign-in page calls the provider (its host)
  --scope SCOPE          what to ask it for, several times (openid, profile and email)
  --allow-private        the provider lies in a private network: it may have a private address, and speak http
  --list, --remove       see above
  --region REGION        the stack's AWS region (AWS_REGION, or the profile's)
  --table TABLE          use this table and do not look for the stack
  --endpoint URL         use this DynamoDB instead of that of AWS; with --table only. A secret is sealed with a key in SSM,
                         whose address AWS_ENDPOINT_URL_SSM then has to say
  --help                 this

Uses your AWS credentials, such as those of AWS_PROFILE.
`;

/** A provider as the operator wants it; `null`: as it is, or by default. */
export interface ProviderDraft {
  clientId: string;
  clientSecret: string | null;
  name: string;
  scopes: readonly string[];
  allowPrivate: boolean;
  grants: readonly SignInGrant[];
}

export type Command =
  | { do: 'list' }
  | { do: 'remove'; issuer: string }
  | { do: 'set'; issuer: string; draft: ProviderDraft }
  | { do: 'change'; issuer: string; grant: readonly SignInGrant[]; takeBack: readonly SignInGrant[] };

export interface SignInOptions {
  command: Command;
  tenant: string;
  /** `null`: that of the tenant's stack. */
  table: string | null;
  /** `null`: AWS. */
  endpoint: string | null;
  region: string | null;
}

/**
 * @param secret of the client, from the environment; `null`: none.
 * @returns `null` when help is asked for.
 * @throws UsageError with a sentence that names the option.
 */
export function readSignInOptions(args: string[], secret: string | null): SignInOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const { tenant = 'default', table = null, endpoint = null, region = null } = values;
  if (endpoint !== null && table === null)
    throw new UsageError('--endpoint needs --table: there is no stack to ask there.');
  if (endpoint !== null && !URL.canParse(endpoint))
    throw new UsageError(`--endpoint is ${endpoint}; give an address, such as http://127.0.0.1:8000.`);
  return { command: readCommand(values, secret), tenant, table, endpoint, region };
}

function parsed(args: string[]) {
  const [text, texts, flag] = [{ type: 'string' }, { type: 'string', multiple: true }, { type: 'boolean' }] as const;
  try {
    return parseArgs({
      args,
      options: {
        tenant: text,
        issuer: text,
        'client-id': text,
        'client-secret': text,
        grant: texts,
        'take-back': texts,
        name: text,
        scope: texts,
        'allow-private': flag,
        list: flag,
        remove: flag,
        region: text,
        table: text,
        endpoint: text,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

type Values = ReturnType<typeof parsed>;
const OF_PROVIDER = ['client-secret', 'name', 'scope', 'allow-private'] as const;
const OF_CHANGE = ['client-id', 'grant', 'take-back', ...OF_PROVIDER] as const;

function readCommand(values: Values, secret: string | null): Command {
  const { issuer, list, remove } = values;
  if (list) {
    refuse(values, ['issuer', 'remove', ...OF_CHANGE], 'does not go with --list');
    return { do: 'list' };
  }
  if (issuer === undefined) throw new UsageError('Give --issuer, or --list.');
  if (remove) {
    refuse(values, OF_CHANGE, 'does not go with --remove');
    return { do: 'remove', issuer };
  }
  const grants = (values.grant ?? []).map((text) => grantOf('--grant', text));
  if (values['client-id'] !== undefined) return { do: 'set', issuer, draft: draftOf(values, issuer, grants, secret) };
  refuse(values, OF_PROVIDER, 'needs --client-id: it is of a provider that is set');
  const takeBack = (values['take-back'] ?? []).map((text) => grantOf('--take-back', text));
  if (grants.length + takeBack.length === 0)
    throw new UsageError('Give --client-id to set a provider, --grant or --take-back to change one, or --remove.');
  return { do: 'change', issuer, grant: grants, takeBack };
}

function draftOf(values: Values, issuer: string, grants: SignInGrant[], secret: string | null): ProviderDraft {
  const allowPrivate = values['allow-private'] ?? false;
  const problem = issuerProblem(issuer, allowPrivate);
  if (problem !== null) throw new UsageError(`--issuer ${problem}.`);
  refuse(values, ['take-back'], 'does not go with --client-id, which sets all grants anew');
  const clientId = values['client-id']!;
  if (!/^[\x21-\x7e]{1,300}$/.test(clientId))
    throw new UsageError('--client-id has to be 1 to 300 characters without spaces, as the provider shows it.');
  const clientSecret = values['client-secret'] ?? secret;
  if (clientSecret !== null && !/^[\x20-\x7e]{1,500}$/.test(clientSecret))
    throw new UsageError('--client-secret has to be 1 to 500 plain characters, as the provider shows it.');
  const scopes = [...new Set(['openid', ...(values.scope ?? DEFAULT_SCOPES)])];
  const odd = scopes.find((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(scope));
  if (odd !== undefined) throw new UsageError(`--scope is ${odd}; give one name, and --scope again for the next.`);
  const name = values.name?.trim() ?? new URL(issuer).host;
  if (name === '' || name.length > 60) throw new UsageError('--name has to be 1 to 60 characters.');
  if (grants.length > MAX_GRANTS)
    throw new UsageError(`--grant is there ${grants.length} times; ${MAX_GRANTS} is most.`);
  return { clientId, clientSecret, name, scopes, allowPrivate, grants };
}

function grantOf(option: string, text: string): SignInGrant {
  const read = readGrant(text);
  if ('problem' in read) throw new UsageError(`${option} ${JSON.stringify(text)} ${read.problem}.`);
  return read.grant;
}

/** @throws UsageError naming the first of these options that is there. */
function refuse(values: Values, options: readonly (keyof Values)[], why: string): void {
  const found = options.find((option) => values[option] !== undefined);
  if (found !== undefined) throw new UsageError(`--${found} ${why}.`);
}
