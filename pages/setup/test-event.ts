import { ApiError, apiErrorFrom } from '../api/api-error.ts';
import { dsnOf } from './dsn.ts';

/**
 * Sends an event as an SDK would, to the collector below the pages' own origin: the host of a DSN may be another one, where
 * the policy of the pages lets nothing be sent (docs/error-tracking.md, Two addresses).
 * @returns the event's id. @throws ApiError with what the collector says.
 */
export async function sendTestEvent(dsn: string): Promise<string> {
  const parts = dsnOf(dsn);
  if (parts === null) throw new ApiError(400, 'This is not the DSN of a project here.');
  const id = newEventId();
  const answer = await fetch(`/api/v4/error_tracking/collector/api/${parts.projectId}/envelope/`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/x-sentry-envelope' },
    body: testEnvelope(dsn, id, new Date()),
  }).catch((failure: unknown) => {
    throw apiErrorFrom(failure);
  });
  if (!answer.ok) throw refusalOf(answer.status, answer.headers.get('x-sentry-error'));
  await answer.text();
  return id;
}

/** The envelope of a test event; the key goes along in its header, so that it is in no address. */
export function testEnvelope(dsn: string, id: string, now: Date): string {
  const event = {
    event_id: id,
    timestamp: now.toISOString(),
    platform: 'javascript',
    level: 'error',
    exception: { values: [{ type: 'TestError', value: 'Hello Glet' }] },
    tags: { sent_from: 'set-up page' },
  };
  return [{ event_id: id, dsn, sent_at: now.toISOString() }, { type: 'event' }, event]
    .map((line) => JSON.stringify(line))
    .join('\n');
}

/** Why the collector did not take it. `limit`: what a 429 names in `X-Sentry-Error`. */
export function refusalOf(status: number, limit: string | null): ApiError {
  if (status === 404) return new ApiError(404, 'The collector knows no such key of this project, or it is off.');
  if (status === 429) return new ApiError(429, `A limit is reached${limit === null ? '.' : `: ${limit}.`}`);
  return new ApiError(status, `The collector answered ${status}.`);
}

/** 32 hex digits. `crypto.randomUUID` is not there on plain HTTP. */
function newEventId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
