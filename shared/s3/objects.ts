import { domainOf, settledCall, signedCalls, type ServiceAnswer, type ServiceRequest } from '../aws/signed-call.ts';
import type { Store } from '../store/table/store.ts';

/** Bytes of an object: those from the place `start` on, counted from 0. */
export interface ByteRange {
  start: number;
  length: number;
}

/** The objects of the bucket, by their keys. Each throws an Error that names operation, key, status and S3's code. */
export interface Objects {
  /**
   * Reads an object, or a range of it, which ends where the object does. What is not there is an error like all others,
   * because S3 does not tell it from what may not be read to those who may not list the bucket
   * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
   * @param waitMs milliseconds after which all of it is aborted, in place of what the bucket was opened with
   */
  get: (key: string, range?: ByteRange | null, maxWaitMs?: number) => Promise<Buffer>;
  /** Writes an object whole; one that is there already is replaced. Afterwards everybody reads the new one. */
  put: (key: string, bytes: Buffer) => Promise<void>;
  /** Removes an object; one that is not there is none the less removed. */
  remove: (key: string) => Promise<void>;
}

export interface Bucket {
  name: string;
  /** An address for S3 other than AWS's own, where the bucket's name is the first part of a path. */
  endpoint: string | null;
}

/** All attempts together, of requests that have 15 s: an object of some megabytes takes a fraction of a second. */
const MAX_WAIT_MS = 12_000;

/**
 * What passes by waiting though it is no 5xx (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html): the
 * body took too long to arrive.
 */
const PASSING = ['RequestTimeout', 'SlowDown', 'TooManyRequests'];

/**
 * Opens a bucket; nothing by itself, for the first call connects. Four operations of S3 by hand: the SDK's client for all of
 * them would be larger than the bundle of a function.
 * @param maxWaitMs of all attempts of a call together, each of which may take half of it until it is answered
 */
export function openObjects(store: Store, { name, endpoint }: Bucket, maxWaitMs = MAX_WAIT_MS): Objects {
  const call = signedCalls(store, {
    service: 's3',
    uriEscapePath: false,
    addressIn: (region) => endpoint ?? `https://${name}.s3.${region}.${domainOf(region)}`,
  });

  async function ask(
    key: string,
    request: Omit<ServiceRequest, 'path'>,
    expected: number,
    waitMs = maxWaitMs,
  ): Promise<Buffer> {
    const isPassing = (answer: ServiceAnswer): boolean => PASSING.includes(codeOf(answer));
    const what = `${request.method} of the object ${key} failed`;
    const path = endpoint === null ? `/${key}` : `/${name}/${key}`;
    const patience = { what, maxWaitMs: waitMs, attemptMs: Math.ceil(waitMs / 2), isPassing };
    const answer = await settledCall(call, { ...request, path }, patience);
    if (answer.status !== expected) throw new Error(`${what}: ${answer.status} ${codeOf(answer)}`.trim());
    return answer.body;
  }

  return {
    get: (key, range = null, waitMs) =>
      range === null
        ? ask(key, { method: 'GET' }, 200, waitMs)
        : ask(key, { method: 'GET', headers: { range: rangeOf(range) } }, 206, waitMs),
    put: async (key, body) => {
      await ask(key, { method: 'PUT', body, headers: { 'content-length': String(body.length) } }, 200);
    },
    remove: async (key) => {
      await ask(key, { method: 'DELETE' }, 204);
    },
  };
}

function rangeOf({ start, length }: ByteRange): string {
  return `bytes=${start}-${start + length - 1}`;
}

/** `<Error><Code>NoSuchKey</Code>…`; `''` for what says none. */
function codeOf({ status, body }: ServiceAnswer): string {
  return status < 300 ? '' : (/<Code>(\w+)<\/Code>/.exec(body.toString())?.[1] ?? '');
}
