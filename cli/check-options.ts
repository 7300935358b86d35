import { parseArgs } from 'node:util';
import { UsageError } from './user-error.ts';

export const HELP = `Tries on a deployed stack what only AWS can show, and prints what is seen beside what is expected.

  npm run check:deployed -- --url https://ID.execute-api.REGION.amazonaws.com/api --token glpat-…

Options:
  --url URL       the stack's output ApiUrl
  --rest URL      with a custom domain: the output CompressedJsonUrl, the REST API's own address
  --token TOKEN   an admin token (GLET_ADMIN_TOKEN)
  --help          this

It makes a project, sends a few dozen events to the collector at that address and at the one of the project's DSN, and
deletes the project, after Ctrl-C, too. Ends with 1 if anything differs.
`;

export interface CheckOptions {
  /** The API's address, without a slash at the end. */
  url: string;
  token: string;
  /** The REST API's own address: under a custom domain it shares the host with the collector's API. */
  rest: string;
}

/**
 * @returns `null` when help is asked for.
 * @throws UsageError with a sentence for what makes no sense.
 */
export function readCheckOptions(args: string[], variables: NodeJS.ProcessEnv): CheckOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const { url, rest = url, token = variables['GLET_ADMIN_TOKEN'] } = values;
  if (url === undefined || rest === undefined) throw new UsageError('Give --url, the address of the API.');
  if (!token) throw new UsageError('Give --token, or set GLET_ADMIN_TOKEN.');
  return { url: addressOf('url', url), rest: addressOf('rest', rest), token };
}

function addressOf(option: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`--${option} is ${text}; give an address, such as https://errors.acme.example/api.`);
  return text.replace(/\/+$/, '');
}

function parsed(args: string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { url: string, rest: string, token: string, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
