import { domainOf, settledCall, signedCalls, type ServiceAnswer } from '../aws/signed-call.ts';
import type { Store } from '../store/table/store.ts';

/** SSM's Parameter Store, as far as it is used here: secrets that are read, and made once. */
export interface ParameterStore {
  /** The value of a parameter, decrypted; `null` if it is not there. @throws Error naming the parameter. */
  read: (name: string) => Promise<string | null>;
  /** Makes a parameter that only SSM can read in plain; never replaces one. @throws Error naming the parameter. */
  create: (name: string, value: string) => Promise<'created' | 'exists'>;
}

/** All attempts together: what calls an external Sentry afterwards has 15 s for everything, and leaves Sentry 8 of them. */
const MAX_WAIT_MS = 5_000;

/** What passes by waiting. https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
const PASSING = ['ThrottlingException', 'RequestLimitExceeded', 'TooManyUpdates', 'ServiceUnavailable'];

/**
 * Two operations of SSM by hand: its own client would add 118 KB to a bundle of 369, for errors of operations that nobody
 * calls here. A caller needs no permission for KMS, because every principal of the account may use SSM's own key through SSM
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html).
 */
export function openParameterStore(store: Store, endpoint: string | null): ParameterStore {
  const send = signedCalls(store, { service: 'ssm', addressIn: (region) => endpoint ?? ssmOf(region) });

  /** @throws Error with SSM's name for what it refuses, as `code`. */
  async function call(operation: string, input: Fields & { Name: string }, expected: string): Promise<Fields> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AmazonSSM.${operation}` };
    const isPassing = ({ body }: ServiceAnswer): boolean => PASSING.includes(codeOf(fieldsOf(body)));
    const request = { method: 'POST', path: '/', headers, body: JSON.stringify(input) } as const;
    const what = `${operation} of the parameter ${input.Name} failed`;
    const { status, body } = await settledCall(send, request, { what, maxWaitMs: MAX_WAIT_MS, isPassing });
    const fields = fieldsOf(body);
    if (status === 200 && expected in fields) return fields;
    throw failureOf(what, status, fields);
  }

  return {
    async read(Name) {
      const input = { Name, WithDecryption: true };
      const answer = await call('GetParameter', input, 'Parameter').catch(unless('ParameterNotFound'));
      return answer && textOf((answer['Parameter'] as Fields)['Value']);
    },
    async create(Name, Value) {
      // Without a tier, it is the account's default, which may be the one that costs.
      const input = { Name, Value, Type: 'SecureString', Tier: 'Standard', Overwrite: false };
      const answer = await call('PutParameter', input, 'Version').catch(unless('ParameterAlreadyExists'));
      return answer === null ? 'exists' : 'created';
    },
  };
}

type Fields = Record<string, unknown>;

/** https://docs.aws.amazon.com/general/latest/gr/ssm.html */
function ssmOf(region: string): string {
  return `https://ssm.${region}.${domainOf(region)}`;
}

/** What is not from SSM, such as a page of something in between, has no fields. */
function fieldsOf(body: Buffer): Fields {
  try {
    return { ...(JSON.parse(body.toString()) as Fields) };
  } catch {
    return {};
  }
}

/** Errors are named in `__type`, with or without a namespace. */
const codeOf = ({ __type }: Fields): string => textOf(__type).split('#').at(-1)!;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Without the input, which holds a secret. */
function failureOf(what: string, status: number, fields: Fields): Error {
  const code = codeOf(fields);
  const message = textOf(fields['message'] ?? fields['Message']);
  return Object.assign(new Error(`${what}: ${[status, code, message].filter(Boolean).join(' ')}`), { code });
}

function unless(code: string): (error: Error & { code?: string }) => null {
  return (error) => {
    if (error.code === code) return null;
    throw error;
  };
}
