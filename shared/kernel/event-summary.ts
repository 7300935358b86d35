/**
 * What is stored beside an event's payload: all that counting, lists and filters need, so that nobody has to inflate the
 * payload to read it.
 */
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
  /** What tells users apart, hashed to 52 bits; `null` when the SDK does not say who it was. */
  user_hash: number | null;
  /** Size of the packed payload. */
  payload_bytes: number;
  /** Epoch seconds from which it is gone. */
  expires_at: number;
  /** Only of an event that counts in the project's overflow error: the limit of new errors an hour that it was beyond. */
  overflow?: number;
}
