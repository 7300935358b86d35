import { describe, expect, it } from 'vitest';
import { readJsonObject } from '../../../shared/ingest/json/event-json.ts';
import { withCurrentNames } from '../../../shared/ingest/json/current-names.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { withSenderAddress } from '../../../shared/ingest/event/sender-address.ts';
import { openBody } from '../../../shared/ingest/request/request-body.ts';
import { sentryAuth } from '../../../shared/ingest/request/sentry-auth.ts';
import { payloadOf, PUBLIC_KEY, recordedRequests } from '../../kit/sentry-events/requests.ts';
import understood from '../../kit/sentry-events/understood.json' with { type: 'json' };

const LIMITS = { body: 10 * 1024 * 1024, event: 1024 * 1024 };

describe.each(recordedRequests())('an event of the $client client', (request) => {
  const opened = openBody(request, LIMITS);
  if (opened.outcome !== 'ok') throw new Error(JSON.stringify(opened));
  const [event] = opened.events;

  it('arrives as it was sent', () => {
    expect(opened.events).toHaveLength(1);
    expect(readJsonObject(event!.bytes, 'event')).toEqual({ outcome: 'ok', value: payloadOf(request.client) });
  });

  it('is understood', () => {
    const normalised = normalise(withSenderAddress(withCurrentNames(payloadOf(request.client)), '203.0.113.9'), {
      headerEventId: event!.headerEventId,
      receivedAt: new Date('2025-08-01T10:00:02Z'),
      sentAt: opened.header['sent_at'],
    });
    expect(withoutEmpty(normalised)).toEqual((understood as Record<string, unknown>)[request.client]);
  });

  it('says its key', () => {
    const sources = { sentryHeader: request.sentryHeader, queryKey: request.query, dsn: opened.header['dsn'] };
    expect(sentryAuth(sources, 5)).toEqual({ outcome: 'key', key: PUBLIC_KEY });
  });
});

/** The file of expectations leaves out what is null or empty. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part === null || (typeof part === 'object' && Object.keys(part).length === 0) ? undefined : part,
    ),
  );
}
