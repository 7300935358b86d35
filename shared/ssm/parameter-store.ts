import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Store } from '../store/table/store.ts';
import { pause } from '../store/table/backoff.ts';

/** SSM's Parameter Store, as far as it is used here: secrets that are read, and made once. */
export interface ParameterStore {
  /** The value of a parameter, decrypted; `null` if it is not there. @throws Error naming the parameter. */
  read: (name: string) => Promise<string | null>;
  /** Makes a parameter that only SSM can read in plain; never replaces one. @throws Error naming the parameter. */
  create: (name: string, value: string) => Promise<'created' | 'exists'>;
}

/** All attempts together: what calls an external Sentry afterwards has 15 s for everything, and leaves Sentry 8 of them. */
const MAX_WAIT_MS = 5_000;
const ATTEMPTS = 3;

/** What passes by waiting. https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
const PASSING = ['ThrottlingException', 'RequestLimitExceeded', 'TooManyUpdates', 'ServiceUnavailable'];

/**
 * Two operations of SSM by hand, signed and sent with what the table's client brings along: its own client would add
 * 118 KB to a bundle of 369, for errors of operations that nobody calls here. A caller needs no permission for KMS,
 * because every principal of the account may use SSM's own key through SSM
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html).
 */
export function openParameterStore({ db }: Store, endpoint: string | null): ParameterStore {
  const { region, credentials, sha256, requestHandler } = db.config;
  const signer = new SignatureV4({ service: 'ssm', region, credentials, sha256 });

  async function send(operation: string, input: object, abortSignal: AbortSignal): Promise<Answer> {
    const { protocol, host, hostname, port } = new URL(endpoint ?? ssmOf(await region()));
    const signed = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      path: '/',
      headers: { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AmazonSSM.${operation}` },
      body: JSON.stringify(input),
    });
    const { response } = await requestHandler.handle(signed as never, { abortSignal });
    const body = await text(addAbortSignal(abortSignal, response.body as Readable));
    return { status: response.statusCode, body: fieldsOf(body) };
  }

  /** @throws Error with SSM's name for what it refuses, as `code`. */
  async function call(operation: string, input: Fields & { Name: string }, expected: string): Promise<Fields> {
    const abortSignal = AbortSignal.timeout(MAX_WAIT_MS);
    const deadlineMs = Date.now() + MAX_WAIT_MS;
    for (let attempt = 1; ; attempt++) {
      const outcome = await send(operation, input, abortSignal).catch((error: unknown) => ({ error }));
      if ('status' in outcome && outcome.status === 200 && expected in outcome.body) return outcome.body;
      const isPassing = 'error' in outcome || outcome.status >= 500 || PASSING.includes(codeOf(outcome.body));
      if (!isPassing || attempt === ATTEMPTS || !(await pause(attempt, deadlineMs)))
        throw failureOf(operation, input.Name, outcome);
    }
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

interface Answer {
  status: number;
  body: Fields;
}

/** https://docs.aws.amazon.com/general/latest/gr/ssm.html */
function ssmOf(region: string): string {
  return `https://ssm.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}

/** What is not from SSM, such as a page of something in between, has no fields. */
function fieldsOf(body: string): Fields {
  try {
    return { ...(JSON.parse(body) as Fields) };
  } catch {
    return {};
  }
}

/** Errors are named in `__type`, with or without a namespace. */
const codeOf = ({ __type }: Fields): string => textOf(__type).split('#').at(-1)!;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Without the input, which holds a secret. */
function failureOf(operation: string, name: string, outcome: Answer | { error: unknown }): Error {
  const what = `${operation} of the parameter ${name} failed`;
  if ('error' in outcome) return new Error(`${what}: ${String(outcome.error)}`, { cause: outcome.error });
  const { status, body } = outcome;
  const code = codeOf(body);
  const message = textOf(body['message'] ?? body['Message']);
  return Object.assign(new Error(`${what}: ${[status, code, message].filter(Boolean).join(' ')}`), { code });
}

function unless(code: string): (error: Error & { code?: string }) => null {
  return (error) => {
    if (error.code === code) return null;
    throw error;
  };
}
