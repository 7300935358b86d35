import type { Answers } from '../api/answers.ts';
import { cookieOf, type Channel } from '../auth/session-cookie.ts';
import type { Answer } from './answer.ts';

/**
 * Makes the answer that leads a browser on, with what it gets on the way. The address that it leaves may hold what a
 * provider answered, so the next one is not told of it.
 * @throws Error for a cookie on a channel that has none.
 */
export function redirect({ location, session, attempt }: Answers['Redirect'], channel: Channel): Answer {
  const headers = { Location: location, 'Referrer-Policy': 'no-referrer' };
  if (session === undefined && attempt === undefined) return { statusCode: 302, headers, body: '' };
  if (channel === 'plain') throw new Error('a cookie on a channel that has none');
  const cookies = [
    session && cookieOf(session.secret, session.seconds, channel),
    attempt && cookieOf(attempt.secret, attempt.seconds, channel, 'attempt'),
  ].filter((cookie) => typeof cookie === 'string');
  return { statusCode: 302, headers, multiValueHeaders: { 'Set-Cookie': cookies }, body: '' };
}
