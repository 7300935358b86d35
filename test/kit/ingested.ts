import { openedEvent, type OpenedEvent, type StoredEvent } from '../../shared/domain/stored-event.ts';
import type { ReceivedRequest } from '../../shared/domain/received-request.ts';
import { readEvent } from '../../shared/ingest/read-event.ts';
import type { Malformed, TooLarge } from '../../shared/ingest/request/outcome.ts';
import type { SentEvent } from '../../shared/ingest/request/request-body.ts';
import { settleEvent, type Terms } from '../../shared/ingest/settle-event.ts';

type Given = Pick<ReceivedRequest, 'projectId' | 'receivedAt' | 'remoteAddress'> & Terms & { scrub: boolean };

const GIVEN: Given = {
  projectId: 5,
  receivedAt: new Date('2025-08-01T10:00:02Z'),
  remoteAddress: '203.0.113.7',
  publicKey: 'glet_0123456789abcdef0123456789abcdef',
  userSalt: '0'.repeat(32),
  retentionDays: 90,
  scrub: true,
};

/** What the collector makes of the JSON of an event, from its bytes to what is stored, and that opened again. */
export function ingested(
  sent: SentEvent,
  given: Partial<Given> = {},
): { outcome: 'ok'; event: OpenedEvent; stored: StoredEvent } | { outcome: 'no-error' } | Malformed | TooLarge {
  const all = { ...GIVEN, ...given };
  const read = readEvent(sent, all, all.scrub);
  if (read.outcome !== 'ok') return read;
  const stored = settleEvent(read, all, all);
  return {
    outcome: 'ok',
    stored,
    // Not before it is asked for: what is measured is the collector's work alone.
    get event() {
      return openedEvent(stored);
    },
  };
}
