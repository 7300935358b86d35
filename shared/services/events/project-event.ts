import type { EventSummary } from '../../domain/event-summary.ts';
import type { ProjectEvent } from '../../domain/project-counts.ts';

/** Returns an event as its project counts it, taken for one that opens no error. */
export function projectEventOf(event: EventSummary): ProjectEvent {
  const { public_key, received, timestamp, expires_at, payload_bytes, release } = event;
  const { environment, level, title, user_hash } = event;
  const counted = { public_key, received, timestamp, expires_at, release, bytes: payload_bytes, opensError: false };
  return { ...counted, environment, level, title, user_hash };
}
