import type { LookupAddress } from 'node:dns';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { UpstreamFailure } from '../domain/refusals.ts';
import { networkFailure } from './network-failure.ts';
import type { Network } from './internet.ts';

export interface Outgoing {
  method: 'GET' | 'PUT' | 'POST';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /**
   * So many bytes of the answer are read whatever its status, and what follows is left. Not given: all of it where the status is a
   * success as GitLab counts it, else nothing, for nobody will look at it.
   */
  excerptBytes?: number;
}

export interface Incoming {
  status: number;
  headers: IncomingHttpHeaders;
  /** As much as was wanted. */
  text: string;
}

/** As in GitLab. */
const MAX_ANSWER_BYTES = 1_048_576;

/**
 * One request to an address that a user gave. It goes to addresses that were looked up and checked before, whatever the
 * name resolves to a moment later, while TLS is still validated for the name. No redirect is followed: it could lead to
 * where the check would not have let us. `signal` bounds the time from the look-up to the last byte.
 * @throws UpstreamFailure where it must not go, for a body over 1 MB, and for whatever the network does. It has no cause,
 * because Node's errors may quote what was received, and that may quote what was sent.
 */
export async function guardedFetch(network: Network, outgoing: Outgoing, signal: AbortSignal): Promise<Incoming> {
  const { url } = outgoing;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new UpstreamFailure({ code: 'scheme-blocked' });
  try {
    const addresses = await Promise.race([checkedAddresses(network, url), aborted(signal)]);
    const response = await send(outgoing, addresses, signal);
    const status = response.statusCode!;
    const text = await textOf(response, outgoing);
    response.destroy();
    return { status, headers: response.headers, text };
  } catch (error) {
    if (error instanceof UpstreamFailure) throw error;
    throw networkFailure(error, signal);
  }
}

/** GitLab takes these and no other. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 204;
}

/** One private address among public ones is enough to refuse: which of them is used would be the resolver's choice. */
async function checkedAddresses(network: Network, { hostname }: URL): Promise<readonly LookupAddress[]> {
  const addresses = await network.resolve(hostname.replace(/^\[|\]$/g, ''));
  if (addresses.length === 0) throw new UpstreamFailure({ code: 'not-reachable' });
  if (!addresses.every(({ address }) => network.isAllowed(address)))
    throw new UpstreamFailure({ code: 'host-blocked' });
  return addresses;
}

async function send(
  { method, url, headers, body }: Outgoing,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // Not at the top: to import all that `node:http` has loads Node's `fetch`, half again as long as all else of a cold start.
  const open = url.protocol === 'https:' ? httpsRequest : (await import('node:http')).request;
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: body === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      // A connection of its own that ends with the answer. The global agent would keep it, and may go through a proxy.
      agent: false,
      lookup: only(addresses),
      // Lambda has no IPv6: the next address is tried when one does not answer.
      autoSelectFamily: true,
      // In spite of NODE_TLS_REJECT_UNAUTHORIZED.
      rejectUnauthorized: true,
      signal,
    };
    const request = open(url, options);
    request.on('response', resolve);
    request.on('error', reject);
    // An answer that is none, such as 101, ends without either.
    request.on('close', () => reject(new Error('closed without an answer')));
    request.end(body);
  });
}

/** A look-up that has been made already. Node does not ask for one when the host is an address. */
function only(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, { all }, done) => {
    if (all) done(null, [...addresses]);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
}

async function textOf(response: IncomingMessage, { excerptBytes }: Outgoing): Promise<string> {
  if (excerptBytes !== undefined) return beginningOf(response, excerptBytes);
  return isSuccess(response.statusCode!) ? bodyOf(response) : '';
}

/** The status says what became of the request: an answer that breaks off, or does not end, says no less. */
async function beginningOf(response: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, most - size));
      size += chunk.byteLength;
      if (size >= most) break;
    }
  } catch {
    // What came before is what there is.
  }
  return Buffer.concat(chunks).toString();
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new UpstreamFailure({ code: 'response-too-big' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** A look-up cannot be called off, but it need not be waited for. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
