import { cookieOf, noCookie, type Channel } from '../auth/session-cookie.ts';
import type { Answers } from '../api/answers.ts';
import type { Endpoint } from '../api/row.ts';
import type { Answer } from './answer.ts';

/**
 * Adds to an answer what the browser is to do with its session's cookie. At its end it also forgets what it has kept of
 * answers (`Clear-Site-Data`, W3C), for the next person at the same machine.
 * @throws Error for a channel that the pipeline lets no session begin or end on.
 */
export function withSession(
  answer: Answer,
  change: NonNullable<Endpoint['session']>,
  result: unknown,
  channel: Channel,
): Answer {
  if (channel === 'plain') throw new Error('a session on a channel that has none');
  if (change === 'ends') return withHeaders(answer, { 'Set-Cookie': noCookie(channel), 'Clear-Site-Data': '"cache"' });
  const { secret, seconds } = result as Answers['SessionCookie'];
  return withHeaders(answer, { 'Set-Cookie': cookieOf(secret, seconds, channel) });
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
