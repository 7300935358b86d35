import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/ingest/event/error-event.ts';
import { ingested } from '../../../kit/ingested.ts';

const outcome = (payload: Record<string, Json>) => ingested({ bytes: Buffer.from(JSON.stringify(payload)) }).outcome;

describe('an event that says what it is', () => {
  it.each(['transaction', 'Transaction', ' transaction ', 'profile', 'replay_event', 'feedback'])(
    '%j is no error, whatever else is in it',
    (type) => {
      expect(outcome({ type, transaction: '/cart', spans: [] })).toBe('no-error');
      expect(outcome({ type, exception: { values: [{ type: 'Error', value: 'x' }] } })).toBe('no-error');
    },
  );

  it.each<[Json]>([['error'], ['default'], ['csp'], [''], [null], [7], [['transaction']], ['transactions']])(
    '%j is an error',
    (type) => {
      expect(outcome({ type, message: 'x' })).toBe('ok');
    },
  );

  it('is an error when only its transaction has that name', () => {
    expect(outcome({ transaction: 'transaction', message: 'x' })).toBe('ok');
  });
});
