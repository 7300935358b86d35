import type { JsonObject } from './error-event.ts';
import { own } from '../json/shape.ts';

/**
 * Types under which SDKs send, as an event, what tells of no error: Relay's `EventType` and the names of `type` in
 * `@sentry/core` (https://github.com/getsentry/relay, relay-event-schema/src/protocol/event.rs).
 */
const OTHER_TYPES = new Set(['transaction', 'profile', 'replay_event', 'feedback', 'userreportv2']);

/** Tells whether the event says of itself that it is something else than an error. A type that nobody knows is an error's. */
export function isOtherType(payload: JsonObject): boolean {
  const type = own(payload, 'type');
  return typeof type === 'string' && OTHER_TYPES.has(type.trim().toLowerCase());
}
