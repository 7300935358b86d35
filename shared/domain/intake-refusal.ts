import { MAX_INTAKE_REFUSALS } from './limits.ts';
import type { ReceivedRequest } from './received-request.ts';
import { Garbled, RateLimited, SwitchedOff, TooLarge, Unreadable } from './refusals.ts';

/** Why the collector refused a request that showed a key of its project. */
export type IntakeReason =
  | 'rate_limited'
  | 'garbled'
  | 'unreadable'
  | 'too_large'
  | 'client_key_off'
  | 'error_tracking_off';

/** A request that was refused, in short texts: what may be known of it by whoever reads the project's errors. */
export interface IntakeRefusal {
  reason: IntakeReason;
  /** What its sender was told. */
  detail: string;
  /** ISO 8601 UTC. */
  refused_at: string;
  /** Name and version of the SDK, else the sender's `User-Agent`; `null` where it says neither. */
  sdk: string | null;
  /** `glet_` and the first 8 digits of the key. */
  client_key: string;
}

const MAX_DETAIL_CHARACTERS = 300;
const MAX_SDK_CHARACTERS = 64;
const KEY_CHARACTERS = 'glet_'.length + 8;

/** Tells why a request was refused, for its project to know; `null` where that tells nothing about the request. */
export function intakeReasonOf(refusal: unknown): IntakeReason | null {
  if (refusal instanceof RateLimited) return 'rate_limited';
  if (refusal instanceof Garbled) return 'garbled';
  if (refusal instanceof Unreadable) return 'unreadable';
  if (refusal instanceof TooLarge) return 'too_large';
  if (!(refusal instanceof SwitchedOff)) return null;
  return refusal.subject === 'settings' ? 'error_tracking_off' : 'client_key_off';
}

type Sender = Pick<
  ReceivedRequest,
  'receivedAt' | 'sentryHeader' | 'authorization' | 'queryClient' | 'userAgent' | 'queryKey'
>;

/** Describes a refused request. `publicKey`: one that the project has. */
export function intakeRefusal(reason: IntakeReason, detail: string, publicKey: string, request: Sender): IntakeRefusal {
  return {
    reason,
    detail: clean(detail, MAX_DETAIL_CHARACTERS),
    refused_at: request.receivedAt.toISOString(),
    sdk: clean(clientOf(request) ?? request.userAgent ?? '', MAX_SDK_CHARACTERS) || null,
    client_key: publicKey.slice(0, KEY_CHARACTERS),
  };
}

/** `sentry_client` of `X-Sentry-Auth`, `Authorization` or the query, `sentry.javascript.browser/11.12.0`. */
function clientOf({ sentryHeader = '', authorization = '', queryClient }: Sender): string | null {
  const named = /(?:^|[\s,;?&])sentry_client\s*=\s*["']?([^\s,;&"']+)/i;
  return named.exec(sentryHeader)?.[1] ?? named.exec(authorization)?.[1] ?? (queryClient || null);
}

/** On one line, without what has no form of its own (control characters, those that turn the direction, halves of pairs). */
function clean(text: string, most: number): string {
  // Cut first: a header may have kilobytes.
  const line = text.slice(0, 4 * most).replace(/[\p{C}\p{Z}]+/gu, ' ');
  return Array.from(line.trim()).slice(0, most).join('').trimEnd();
}

/**
 * Adds refusals to those that are known, the latest first: of each reason and key the latest alone, so that who is refused
 * all the time hides nobody else.
 */
export function withRefusals(
  known: readonly IntakeRefusal[],
  added: readonly IntakeRefusal[],
): readonly IntakeRefusal[] {
  const latestFirst = [...known, ...added].toSorted((one, other) => (one.refused_at < other.refused_at ? 1 : -1));
  const byKind = Map.groupBy(latestFirst, ({ reason, client_key }) => `${reason} ${client_key}`);
  return [...byKind.values()].map(([latest]) => latest!).slice(0, MAX_INTAKE_REFUSALS);
}
