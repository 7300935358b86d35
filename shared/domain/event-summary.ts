import {
  MAX_CULPRIT_BYTES,
  MAX_ENVIRONMENT_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_RELEASE_BYTES,
  MAX_TITLE_BYTES,
  MAX_TYPE_BYTES,
} from './limits.ts';
import { cutToBytes } from './utf8.ts';

/** What is known of an event beside its payload: all that counting, lists and filters need. */
export interface EventSummary {
  project_id: number;
  /** 32 lower-case hexadecimal digits. */
  event_id: string;
  error_id: number;
  /** Of the client key that it came with. */
  public_key: string;
  /** Milliseconds since 1970 at which the collector took it. */
  received: number;
  /** When it happened, ISO 8601 UTC. */
  timestamp: string;
  title: string;
  type: string;
  message: string;
  culprit: string;
  level: string;
  platform: string;
  release: string | null;
  environment: string | null;
  /** What tells users apart, hashed to 32 bits; `null` when the SDK does not say who it was. */
  user_hash: number | null;
  /** Size of what is packed of the event: its payload, and most of this. */
  payload_bytes: number;
  /** Epoch seconds from which it is gone. */
  expires_at: number;
  /** Only of an event that counts in the project's overflow error: the limit of new errors an hour that it was beyond. */
  overflow?: number;
  /** Only of an event that was stored without its source maps, because they could not be read while it waited. */
  late_maps?: true;
}

/** Returns a summary whose texts keep to their bytes. Bounded once more, it stays the same. */
export function withBoundedTexts<Summary extends Omit<EventSummary, 'payload_bytes'>>(summary: Summary): Summary {
  return {
    ...summary,
    title: shortenedToBytes(summary.title, MAX_TITLE_BYTES),
    type: shortenedToBytes(summary.type, MAX_TYPE_BYTES),
    message: shortenedToBytes(summary.message, MAX_MESSAGE_BYTES),
    culprit: shortenedToBytes(summary.culprit, MAX_CULPRIT_BYTES),
    release: summary.release && releaseName(summary.release),
    environment: summary.environment && environmentName(summary.environment),
  };
}

/** Returns a release as it is stored and as a filter looks for it, because both have to be cut at the same place. */
export function releaseName(name: string): string {
  return cutToBytes(name, MAX_RELEASE_BYTES).trimEnd();
}

/** Returns an environment as it is stored and as a filter looks for it. */
export function environmentName(name: string): string {
  return cutToBytes(name, MAX_ENVIRONMENT_BYTES).trimEnd();
}

const ELLIPSIS = '…';

function shortenedToBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  return cutToBytes(text, limit - Buffer.byteLength(ELLIPSIS)) + ELLIPSIS;
}
