import { guardedFetch } from '../outbound/guarded-fetch.ts';
import type { Network } from '../outbound/internet.ts';

/** How a provider is reached: within which network, and until when. */
export interface Reach {
  network: Network;
  /** One limit for all that one of our requests asks of it. */
  signal: AbortSignal;
}

type FetchOptions = { method?: string; headers?: Record<string, string>; body?: unknown };

/** Makes of the guarded fetch what the OpenID library calls in place of Node's. @throws UpstreamFailure */
export function openIdFetch({ network, signal }: Reach) {
  return async (url: string, { method, headers, body }: FetchOptions): Promise<Response> => {
    const outgoing = {
      method: method === 'POST' ? ('POST' as const) : ('GET' as const),
      url: new URL(url),
      headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'glet' },
      ...(body instanceof URLSearchParams && { body: body.toString() }),
    };
    const { status, text, headers: answered } = await guardedFetch(network, outgoing, signal);
    const type = answered['content-type'];
    return new Response(text === '' ? null : text, {
      status,
      headers: type === undefined ? {} : { 'content-type': type },
    });
  };
}
