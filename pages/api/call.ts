import { ApiError, apiErrorFrom, refusalOf } from './api-error.ts';
import { requestOf, type SentRequest } from './request.ts';
import { nextPage } from './next-page.ts';
import { ROWS, type RowName } from './rows.ts';
import { signInGate } from './sign-in-gate.ts';
import type { DataOf, Reply, Sent } from './types.ts';

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Of the answer that is there already. */
  etag?: string | null | undefined;
}

/**
 * Calls an endpoint of the API: `call('listErrors', { id: 'demo/shop', status: 'resolved' })`. Where nobody is signed in, it
 * asks for that and repeats the request.
 * @throws ApiError for every answer but a success; the signal's reason where it was aborted.
 */
export async function call<Name extends RowName>(
  name: Name,
  sent: Sent<Name>,
  options: CallOptions = {},
): Promise<Reply<DataOf<Name>>> {
  const reply = await callIfChanged(name, sent, { ...options, etag: null });
  return reply!;
}

/** The same without asking for a sign-in: for the sign-in itself. @throws ApiError also where nobody is signed in. */
export async function callOnce<Name extends RowName>(name: Name, sent: Sent<Name>): Promise<Reply<DataOf<Name>>> {
  return replyOf<DataOf<Name>>(await sendOnce(requestOf(ROWS[name], sent)));
}

/** The same with `etag`, where `null` says that the answer has not changed. */
export async function callIfChanged<Name extends RowName>(
  name: Name,
  sent: Sent<Name>,
  options: CallOptions,
): Promise<Reply<DataOf<Name>> | null> {
  const request = requestOf(ROWS[name], sent);
  const answer = await send(request, options);
  if (answer.status === 304) return null;
  return replyOf<DataOf<Name>>(answer);
}

/** Sends a request once more after a sign-in, if nobody was signed in. @throws ApiError for what is not a success. */
async function send(request: SentRequest, options: CallOptions): Promise<Response> {
  try {
    return await sendOnce(request, options);
  } catch (failure) {
    const isSignedOut = failure instanceof ApiError && failure.status === 401;
    if (!isSignedOut || options.signal?.aborted === true || !(await signInGate.ask())) throw failure;
    options.signal?.throwIfAborted();
    return sendOnce(request, options);
  }
}

/** API Gateway answers within 29 s whatever becomes of a function. After this nothing comes any more, milliseconds. */
const MAX_ANSWER_MS = 40_000;

/**
 * Sends a request as the browser's session. A plain read has no headers, so that an answer which the page's own answer has
 * told the browser to fetch ahead is taken for it.
 * @throws ApiError with status 0 where the server cannot be reached, or does not answer.
 */
async function sendOnce({ method, url, body }: SentRequest, options: CallOptions = {}): Promise<Response> {
  const headers = {
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(typeof options.etag === 'string' && { 'If-None-Match': options.etag }),
  };
  const tooLate = AbortSignal.timeout(MAX_ANSWER_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, tooLate]) : tooLate;
  const init = { method, headers, ...(body !== undefined && { body }), signal };
  const answer = await fetch(url, init).catch((failure: unknown) => {
    options.signal?.throwIfAborted();
    throw apiErrorFrom(failure);
  });
  if (answer.ok || answer.status === 304) return answer;
  throw refusalOf(answer.status, await bodyOf(answer), (name) => answer.headers.get(name));
}

async function replyOf<Data>(answer: Response): Promise<Reply<Data>> {
  return {
    data: (await dataOf(answer)) as Data,
    next: nextPage((name) => answer.headers.get(name)),
    total: numberIn(answer, 'x-total'),
    searched: numberIn(answer, 'x-searched'),
    etag: answer.headers.get('etag'),
  };
}

function numberIn({ headers }: Response, name: string): number | null {
  const value = headers.get(name) ?? '';
  return /^\d+$/.test(value) ? Number(value) : null;
}

/** @throws ApiError for a success without JSON, which is of something in between. */
async function dataOf(answer: Response): Promise<unknown> {
  const data = await bodyOf(answer);
  if (data === null && answer.status !== 204) throw new ApiError(502, 'Something in between answered for the server.');
  return data;
}

/** The body from JSON; `null` where there is none. */
async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
