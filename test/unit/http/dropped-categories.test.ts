import * as browser from '@sentry/browser';
import * as node from '@sentry/node';
import { expect, it } from 'vitest';
import { DROPPED_CATEGORIES_HEADERS } from '../../../shared/http/dialects/collector/dropped-categories.ts';

const LIMITS = DROPPED_CATEGORIES_HEADERS['X-Sentry-Rate-Limits']!;

/** What a transport of one of the SDKs installed takes; their types say which types may be in which envelope. */
type Transport = { send: (envelope: unknown) => PromiseLike<unknown> };
type Make = (options: object, request: (sent: { body: string }) => Promise<object>) => Transport;

/** Sends an event, which is answered with the headers, then an item of each type. @returns the types that were sent. */
async function sentBy({ createTransport }: { createTransport: unknown }, ...types: string[]): Promise<string[]> {
  const sent: string[] = [];
  const { send } = (createTransport as Make)({ recordDroppedEvent: () => undefined }, async ({ body }) => {
    sent.push(...[...body.matchAll(/^\{"type":"(\w+)"\}$/gm)].map(([, type]) => type!));
    return { statusCode: 200, headers: { 'x-sentry-rate-limits': LIMITS, 'retry-after': null } };
  });
  const envelope = (...of: string[]): unknown => [{}, of.map((type) => [{ type }, {}])];
  await send(envelope('event'));
  for (const type of types) await send(envelope(type));
  await send(envelope('event', ...types));
  return sent;
}

it.each([
  ['@sentry/browser', browser],
  ['@sentry/node', node],
])("%s, once it has read them, sends errors and users' reports, and nothing of what is dropped", async (_, sdk) => {
  const dropped = ['transaction', 'session', 'sessions', 'span', 'log', 'profile', 'profile_chunk', 'replay_event'];
  const more = ['replay_recording', 'check_in', 'feedback', 'attachment', 'client_report'];
  expect(await sentBy(sdk, ...dropped, ...more)).toEqual(['event', 'event']);
  expect(await sentBy(sdk, 'user_report')).toEqual(['event', 'user_report', 'event', 'user_report']);
});

it('every category is named, because a limit without a name is one of everything', () => {
  const [, seconds, categories] = /^(\d+):([a-z_;]+):project:[a-z_]+$/.exec(LIMITS)!;
  expect(Number(seconds)).toBe(3_600);
  const names = categories!.split(';');
  expect(names).toContain('transaction');
  expect(names.filter((name) => ['', 'error', 'default', 'security', 'all'].includes(name))).toEqual([]);
});
