import { describe, expect, it } from 'vitest';
import { eventEntity } from '../../../../shared/present/gitlab/event.ts';
import { ingested } from '../../../kit/ingested.ts';
import { payloadOf, recordedRequests } from '../../../kit/sentry-events/requests.ts';
import shown from '../../../kit/sentry-events/shown.json' with { type: 'json' };

describe('what an event says, in one shape', () => {
  it.each(recordedRequests())('sent by the $client client', ({ client }) => {
    const read = ingested({ bytes: Buffer.from(JSON.stringify(payloadOf(client))) });
    if (read.outcome !== 'ok') throw new Error(read.outcome);
    const details = eventEntity(read.event).details;
    expect(withoutEmpty(details)).toEqual((shown as Record<string, unknown>)[client]);
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
