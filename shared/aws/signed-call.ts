import { addAbortSignal, type Readable } from 'node:stream';
import { buffer as wholeOf } from 'node:stream/consumers';
import { SignatureV4 } from '@smithy/signature-v4';
import { pause } from '../store/table/backoff.ts';
import type { Store } from '../store/table/store.ts';

/** A service of AWS that is called by hand. */
export interface Service {
  /** As signatures name it, `s3`. */
  service: string;
  /** Its address without a path, `https://ssm.eu-central-1.amazonaws.com`. */
  addressIn: (region: string) => string;
  /**
   * Whether paths are escaped once more for the signature, as all services but S3 have it
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html, "Canonical URI").
   */
  uriEscapePath?: boolean;
}

export interface ServiceRequest {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Percent-encoded, beginning with a slash. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
}

export interface ServiceAnswer {
  status: number;
  body: Buffer;
}

/** How long a call may take. */
export interface CallBounds {
  abortSignal: AbortSignal;
  /** Milliseconds until the answer begins; not given: as long as a call of the table. */
  requestTimeout?: number | undefined;
}

export type SignedCall = (request: ServiceRequest, bounds: CallBounds) => Promise<ServiceAnswer>;

/**
 * Makes requests to a service, signed and sent with what the table's client brings along: its credentials, its clock and
 * its connections. The hash of the body is in a header that is signed, so what arrives is what was meant.
 */
export function signedCalls({ db }: Store, { addressIn, ...signing }: Service): SignedCall {
  const { region, credentials, sha256, requestHandler } = db.config;
  const signer = new SignatureV4({ ...signing, region, credentials, sha256 });

  return async ({ method, path, headers = {}, body }, bounds) => {
    const { protocol, host, hostname, port } = new URL(addressIn(await region()));
    const signed = await signer.sign({
      method,
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      path,
      headers: { host, ...headers },
      body,
    });
    const { response } = await requestHandler.handle(signed as never, bounds as { abortSignal: AbortSignal });
    return {
      status: response.statusCode,
      body: await wholeOf(addAbortSignal(bounds.abortSignal, response.body as Readable)),
    };
  };
}

/** The end of the host names of a region's services. */
export function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** How often, as the SDK's standard strategy has it. */
const ATTEMPTS = 3;

export interface Patience {
  /** What is done, for the error: `GET of the object a failed`. */
  what: string;
  /** Milliseconds for all attempts together. */
  maxWaitMs: number;
  /** Milliseconds of one attempt until its answer begins; not given: as long as a call of the table, whose body is small. */
  attemptMs?: number;
  /** Tells an answer that waiting may mend. */
  isPassing: (answer: ServiceAnswer) => boolean;
}

/**
 * Asks up to three times, while the network fails or the answer is a passing one. @returns the last answer.
 * @throws Error that says what failed, when it was the network to the last.
 */
export async function settledCall(
  call: SignedCall,
  request: ServiceRequest,
  { what, maxWaitMs, attemptMs, isPassing }: Patience,
): Promise<ServiceAnswer> {
  const abortSignal = AbortSignal.timeout(maxWaitMs);
  const deadlineMs = Date.now() + maxWaitMs;
  for (let attempt = 1; ; attempt++) {
    const outcome = await call(request, { abortSignal, requestTimeout: attemptMs }).catch((error: unknown) => ({
      error,
    }));
    const isFailure = 'error' in outcome;
    const mayPass = isFailure || outcome.status >= 500 || isPassing(outcome);
    if (mayPass && attempt < ATTEMPTS && (await pause(attempt, deadlineMs))) continue;
    if (isFailure) throw new Error(`${what}: ${String(outcome.error)}`, { cause: outcome.error });
    return outcome;
  }
}
