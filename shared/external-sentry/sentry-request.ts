import { NotFound, UpstreamFailure, type Subject } from '../domain/refusals.ts';
import { sentryProjectOf } from '../domain/sentry-api-url.ts';
import { guardedFetch, isSuccess } from '../outbound/guarded-fetch.ts';
import type { Network } from '../outbound/internet.ts';

/** The Sentry that keeps a project's errors, for the length of one of our requests. */
export interface Sentry {
  /** The settings' address, which addresses shown to people are made of. */
  apiUrl: string;
  /** Where Sentry's API starts: always the domain's root. */
  root: string;
  /** The project's own part of the API. */
  projectRoot: string;
  token: string;
  network: Network;
  /** One limit for all that this request asks of Sentry. */
  signal: AbortSignal;
}

/** An answer, parsed, and Sentry's cursor of the next page. */
export interface SentryAnswer {
  json: unknown;
  next: string | null;
}

/** @throws UpstreamFailure for settings that have no Sentry to ask; the same that may not be saved. */
export function openSentry(
  { api_url, token }: { api_url: string | null; token: string | null },
  network: Network,
  signal: AbortSignal,
): Sentry {
  const path = api_url === null ? null : sentryProjectOf(api_url);
  if (api_url === null || !path?.project) throw new UpstreamFailure({ code: 'address-invalid' });
  // Node would refuse it as a header.
  if (token === null || !/^[\x20-\x7e]+$/.test(token)) throw new UpstreamFailure({ code: 'token-invalid' });
  const root = `${new URL(api_url).origin}/api/0`;
  const projectRoot = `${root}/projects/${path.organization}/${path.project}`;
  return { apiUrl: api_url, root, projectRoot, token, network, signal };
}

/**
 * One authorized request. `subject` is what is missing when Sentry answers 404.
 * @throws NotFound or UpstreamFailure, never with the token.
 */
export async function askSentry(
  { token, network, signal }: Sentry,
  { method = 'GET', url, subject, body }: { method?: 'GET' | 'PUT'; url: string; subject: Subject; body?: object },
): Promise<SentryAnswer> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'Accept-Encoding': 'identity',
    'User-Agent': 'glet',
  };
  const sent = { method, url: new URL(url), headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await guardedFetch(network, sent, signal);
  if (!isSuccess(answer.status)) throw failure(answer.status, subject, answer.headers['retry-after'] ?? '');
  const link = withoutToken(String(answer.headers.link ?? ''), token);
  return {
    // What an update answers is nobody's concern; some servers answer nothing.
    json: method === 'GET' ? parsed(withoutToken(answer.text, token)) : null,
    next: /rel="next"; results="true"; cursor="([^"]+)"/.exec(link)?.[1] ?? null,
  };
}

function failure(status: number, subject: Subject, retryAfter: string): NotFound | UpstreamFailure {
  if (status === 401 || status === 403) return new UpstreamFailure({ code: 'token-refused', status });
  if (status === 404) return new NotFound(subject);
  if (status === 429) {
    const seconds = /^\d{1,4}$/.test(retryAfter) ? Number(retryAfter) : 1;
    return new UpstreamFailure({ code: 'limited', status, retryAfter: seconds });
  }
  return new UpstreamFailure({ code: status >= 500 ? 'unavailable' : 'request-refused', status });
}

/**
 * A page that echoes what it is sent must not hand the token to those who may read errors. What is shorter than any
 * secret would also be found in innocent text.
 */
function withoutToken(text: string, token: string): string {
  if (token.length < 8) return text;
  return text.replaceAll(token, '[Filtered]').replaceAll(JSON.stringify(token).slice(1, -1), '[Filtered]');
}

function parsed(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    // Arrays in arrays by the hundred thousand can be read, but not written again.
    JSON.stringify(json);
    return json;
  } catch {
    throw new UpstreamFailure({ code: 'not-json' });
  }
}
