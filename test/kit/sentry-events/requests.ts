import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import type { RequestBody } from '../../../shared/ingest/request/request-body.ts';

export const PUBLIC_KEY = 'glet_00112233445566778899aabbccddeeff';

/** A client's request as it arrives: what its transport does to the event, and how it says its key. */
export interface RecordedRequest extends RequestBody {
  client: string;
  sentryHeader?: string;
  query?: string;
}

/** The payload that a client sends, by the client's name. */
export function payloadOf(client: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`${client}.json`, import.meta.url), 'utf8')) as JsonObject;
}

/** One request of every client family. @param sender a key and the DSN that it is in */
export function recordedRequests(sender = { publicKey: PUBLIC_KEY, dsn: dsn() }): RecordedRequest[] {
  const server = serverWith(sender.publicKey);
  return [
    // The key goes into the query and the type is text/plain, so that no preflight is needed; items have no length.
    {
      ...sent('javascript', envelope('javascript', { length: false })),
      contentType: 'text/plain;charset=UTF-8',
      query: sender.publicKey,
    },
    server('node', 'sentry.javascript.node/10.1.0', envelope('node', { length: false }), 'identity'),
    server('python', 'sentry.python/2.30.0', brotliCompressSync(envelope('python', {})), 'br'),
    // Below 30 KiB the header is there and empty.
    server('ruby', 'sentry-ruby/5.20.0', envelope('ruby', {}), ''),
    server('go', 'sentry-go/0.34.0', envelope('go', { header: { dsn: sender.dsn } }), undefined),
    server('java', 'sentry.java/8.0.0', gzipSync(envelope('java', {})), 'gzip'),
    server('dotnet', 'sentry.dotnet/5.0.0', gzipSync(envelope('dotnet', {})), 'gzip'),
    server('php', 'sentry.php/4.10.0', gzipSync(envelope('php', { header: { dsn: sender.dsn } })), 'gzip'),
    server('rust', 'sentry.rust/0.40.0', envelope('rust', {}), undefined),
    server('elixir', 'sentry-elixir/11.0.0', envelope('elixir', {}), undefined),
    {
      ...server('raven', 'raven-python/6.10.0', base64OfZlib('raven'), undefined),
      endpoint: 'store',
      contentType: 'application/octet-stream',
    },
  ];
}

/** An envelope of one event, with the header that the client's own events call for. */
export function envelope(client: string, options: { length?: boolean; header?: JsonObject }): Buffer {
  const payload = Buffer.from(JSON.stringify(payloadOf(client)));
  const header = { event_id: payloadOf(client)['event_id'], sent_at: '2025-08-01T10:00:01.000Z', ...options.header };
  const length = options.length === false ? {} : { length: payload.length, content_type: 'application/json' };
  const lines = [JSON.stringify(header), JSON.stringify({ type: 'event', ...length }), payload.toString()];
  return Buffer.from(lines.join('\n') + (options.length === false ? '' : '\n'));
}

export function dsn(project: number | string = 5): string {
  return `https://${PUBLIC_KEY}@glet.example/api/v4/error_tracking/collector/${project}`;
}

function base64OfZlib(client: string): Buffer {
  return Buffer.from(deflateSync(JSON.stringify(payloadOf(client))).toString('base64'));
}

function sent(client: string, bytes: Buffer): RecordedRequest {
  return { client, bytes, contentEncoding: undefined, contentType: undefined, endpoint: 'envelope' };
}

function serverWith(publicKey: string) {
  return (client: string, agent: string, bytes: Buffer, contentEncoding: string | undefined): RecordedRequest => ({
    ...sent(client, bytes),
    contentEncoding,
    contentType: 'application/x-sentry-envelope',
    sentryHeader: `Sentry sentry_version=7, sentry_client=${agent}, sentry_key=${publicKey}`,
  });
}
