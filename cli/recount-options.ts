import { parseArgs } from 'node:util';
import { UsageError } from './user-error.ts';

export const HELP = `Counts the events that the consumer of the table's stream gave up on, each once.

  npm run recount -- --tenant acme            count them, and take their failures off the queue
  npm run recount -- --tenant acme --list     say what lies in the queue, and change nothing

The stream keeps what was given up on for 24 hours after it happened. What is older stays in the queue, and its events stay
readable by their ids.

Options:
  --tenant NAME     the tenant (default); table, queue and function are found through the stack Glet-NAME
  --list            say what is there
  --region REGION   the stack's AWS region (AWS_REGION, or the profile's)
  --help            this
  --table TABLE, --queue URL, --function NAME, --endpoint URL
                    use these and do not look for the stack; all four together: a DynamoDB with streams at the endpoint,
                    an SQS at the origin of the queue's address

Uses your AWS credentials, such as those of AWS_PROFILE. May be run at any time, also again, and after being interrupted.
Ends with 1 if anything is left in the queue.
`;

/** Where everything is; what a tenant's stack says, or what was given. */
export interface Place {
  table: string;
  queue: string;
  /** Name of the function that counts new events: the queue has the failures of others, too. */
  function: string;
  /** `null`: AWS. */
  endpoint: string | null;
}

export interface RecountOptions {
  tenant: string;
  region: string | null;
  isList: boolean;
  /** `null`: that of the tenant's stack. */
  place: Place | null;
}

/**
 * @returns `null` when help is asked for.
 * @throws UsageError with a sentence for what makes no sense.
 */
export function readRecountOptions(args: string[]): RecountOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const { tenant = 'default', region = null, list: isList = false } = values;
  return { tenant, region, isList, place: placeOf(values) };
}

function parsed(args: string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        tenant: string,
        region: string,
        list: { type: 'boolean' },
        help: { type: 'boolean' },
        table: string,
        queue: string,
        function: string,
        endpoint: string,
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function placeOf({ table, queue, function: name, endpoint }: ReturnType<typeof parsed>): Place | null {
  if ([table, queue, name, endpoint].every((one) => one === undefined)) return null;
  if (table === undefined || queue === undefined || name === undefined || endpoint === undefined)
    throw new UsageError('Give --table, --queue, --function and --endpoint together, or none of them.');
  for (const [option, url] of Object.entries({ queue, endpoint }))
    if (!URL.canParse(url))
      throw new UsageError(`--${option} is ${url}; give an address, such as http://127.0.0.1:8000.`);
  return { table, queue, function: name, endpoint };
}
