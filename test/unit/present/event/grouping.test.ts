import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ErrorEvent } from '../../../../shared/ingest/event/error-event.ts';
import { errorId } from '../../../../shared/ingest/grouping/error-id.ts';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import type { SentEvent } from '../../../../shared/ingest/request/request-body.ts';
import { groupingDetails } from '../../../../shared/present/event/grouping.ts';
import { eventEntity } from '../../../../shared/present/gitlab/event.ts';
import { ingested } from '../../../kit/ingested.ts';
import { payloadOf, recordedRequests } from '../../../kit/sentry-events/requests.ts';
import { CORPORA } from '../../ingest/grouping/corpus/all.ts';

const PROJECT = 5;
const idOf = ({ version, rule, parts }: { version: number; rule: string; parts: string[] }): number =>
  errorId(
    PROJECT,
    createHash('sha256')
      .update(JSON.stringify([version, rule, parts]))
      .digest('hex'),
  );

const stored = (payload: object, more: Partial<SentEvent> = {}) => {
  const read = ingested({ bytes: Buffer.from(JSON.stringify(payload)), ...more });
  if (read.outcome !== 'ok') throw new Error(read.outcome);
  return read.event;
};
const groupingOf = (event: ReturnType<typeof stored>) => eventEntity(event).details.grouping;

describe('what explains why an event counts in its error', () => {
  it.each(recordedRequests())('makes the id of the error again, from the $client client', ({ client }) => {
    const event = stored(payloadOf(client));
    expect(idOf(groupingOf(event)!)).toBe(event.error_id);
  });

  it.each(CORPORA)('makes the id of the error again, of all that is grouped from $platform', ({ together, apart }) => {
    const events = [...together, ...apart].flatMap(({ one, other }): ErrorEvent[] => [one, other]);
    const known = events.map((event) => ({
      project_id: PROJECT,
      error_id: errorId(PROJECT, group(event).hash),
      received: 0,
    }));
    const explained = events.map((event, index) =>
      groupingDetails(known[index]!, event, { parsed: event, payload: {} })!,
    );
    expect(explained.map(({ total }) => total > 200)).not.toContain(true);
    expect(explained.map(idOf)).toEqual(known.map(({ error_id }) => error_id));
  });

  it('is known of a crash whose words are made of its minidump', () => {
    const event = stored(
      { platform: 'javascript', level: 'error', tags: { 'exit.reason': 'killed' } },
      { hasMinidump: true },
    );
    expect(groupingOf(event)).toMatchObject({ rule: 'message', parts: ['Native crash: killed'] });
    expect(idOf(groupingOf(event)!)).toBe(event.error_id);
  });

  it('names the parts of a fingerprint, variables put in', () => {
    const event = stored({ fingerprint: ['checkout', '{{ level }}'], level: 'warning', message: 'no' });
    expect(groupingOf(event)).toMatchObject({
      version: 2,
      rule: 'fingerprint',
      parts: ['checkout', 'warning'],
      total: 2,
    });
  });

  it('is not made up where the event counts in another error than it would now', () => {
    expect(groupingOf({ ...stored(payloadOf('node')), error_id: 77 })).toBeNull();
  });
});
