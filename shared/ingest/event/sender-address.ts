import { isIP } from 'node:net';
import type { Json, JsonObject } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { nameOf } from '../json/text.ts';
import { platformOf } from './platform.ts';

/** What stands for the sender's address where an SDK does not know it. */
const AUTO = '{{auto}}';
/** Whose SDKs mean `{{auto}}` where they say nothing: they run at the user's. */
const AT_THE_USER = new Set(['javascript', 'cocoa', 'objc']);
const MAX_ADDRESS_CHARACTERS = 200;

/**
 * Puts the address of whom an event befell into its `user.ip_address`, as Relay does. An address that is there stays; else
 * it is that of `request.env.REMOTE_ADDR`, which a server's SDK saw, else the sender's, if the SDK asks for it: with
 * `{{auto}}`, `infer_ip: "auto"`, or by its platform alone. `infer_ip: "never"`, or one that nobody knows, and an explicit
 * `null` mean none. Returns the payload itself if nothing changes.
 * @param remoteAddress the sender's, `null` where it is not known
 * @see https://develop.sentry.dev/sdk/foundations/envelopes/event-payloads/sdk/ `infer_ip`
 */
export function withSenderAddress(payload: JsonObject, remoteAddress: string | null): JsonObject {
  const seen = withServersView(payload, remoteAddress);
  const given = own(seen, 'user') ?? {};
  const user = objectOr(given);
  if (user === null || own(user, 'ip_address') === null) return seen;
  const address = nameOf(own(user, 'ip_address'), MAX_ADDRESS_CHARACTERS);
  if (address !== null && address !== AUTO) return seen;
  const inferred = inferredAddress(seen, address === AUTO, remoteAddress);
  if (inferred !== null) return { ...seen, user: { ...user, ip_address: inferred } };
  if (address === null) return seen;
  const { ip_address: _, ...rest } = user;
  return { ...seen, user: rest };
}

function inferredAddress(payload: JsonObject, asked: boolean, remoteAddress: string | null): string | null {
  const wish = inferIpOf(payload);
  if (wish === 'never') return null;
  if (asked && remoteAddress !== null) return remoteAddress;
  const server = own(environmentOf(payload), 'REMOTE_ADDR');
  if (typeof server === 'string' && isIP(server) !== 0) return server;
  return wish === 'auto' || AT_THE_USER.has(platformOf(own(payload, 'platform'))) ? remoteAddress : null;
}

/** Older SDKs have no such setting, and later ones may know more values; those would ask for less, not for more. */
function inferIpOf(payload: JsonObject): 'auto' | 'never' | 'by platform' {
  const sdk = objectOr(own(payload, 'sdk')) ?? {};
  const value = own(objectOr(own(sdk, 'settings')) ?? {}, 'infer_ip') ?? 'legacy';
  if (value === 'legacy') return 'by platform';
  return value === 'auto' ? 'auto' : 'never';
}

function withServersView(payload: JsonObject, remoteAddress: string | null): JsonObject {
  const env = environmentOf(payload);
  if (own(env, 'REMOTE_ADDR') !== AUTO || remoteAddress === null || inferIpOf(payload) === 'never') return payload;
  return { ...payload, request: { ...objectOr(payload['request']), env: { ...env, REMOTE_ADDR: remoteAddress } } };
}

function environmentOf(payload: JsonObject): JsonObject {
  const request: Json | undefined = own(payload, 'request');
  return objectOr(own(objectOr(request) ?? {}, 'env')) ?? {};
}
