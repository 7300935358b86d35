import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctCount, HASH_RANGE, withHashes } from '../../../shared/domain/error/distinct.ts';
import { anyText } from '../../kit/any-text.ts';
import { ingested } from '../../kit/ingested.ts';

const NOW = new Date('2024-05-06T12:30:00.000Z');
const GIVEN = {
  projectId: 5,
  publicKey: 'glet_a',
  userSalt: 'a'.repeat(32),
  receivedAt: NOW,
  remoteAddress: '192.0.2.1',
  scrub: true,
  retentionDays: 30,
};

function ingest(payload: unknown, given: Partial<typeof GIVEN> = {}, headerEventId?: string) {
  const bytes = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return ingested({ bytes, headerEventId }, { ...GIVEN, ...given });
}
function digested(...given: Parameters<typeof ingest>) {
  const outcome = ingest(...given);
  if (outcome.outcome !== 'ok') throw new Error(outcome.outcome);
  return outcome;
}
const stored = (...given: Parameters<typeof ingest>) => digested(...given).event;
const closed = (...given: Parameters<typeof ingest>) => digested(...given).stored;

const ID = '0123456789abcdef0123456789abcdef';
const THROWN = {
  event_id: ID,
  platform: 'node',
  release: '1.0',
  environment: 'production',
  level: 'fatal',
  timestamp: '2024-05-06T12:29:00Z',
  user: { id: 'u-1' },
  exception: { values: [{ type: 'TypeError', value: 'x is 5' }] },
};

describe('an event, as it is stored', () => {
  it('has packed with its payload what counting and lists need', () => {
    const { payload, payload_bytes, error_id, user_hash, ...summary } = stored(THROWN);
    expect(summary).toEqual({
      project_id: 5,
      event_id: ID,
      public_key: 'glet_a',
      received: NOW.getTime(),
      timestamp: '2024-05-06T12:29:00.000Z',
      title: 'TypeError: x is 5',
      type: 'TypeError',
      message: 'x is 5',
      culprit: '',
      level: 'fatal',
      platform: 'node',
      release: '1.0',
      environment: 'production',
      expires_at: NOW.getTime() / 1000 + 30 * 86_400,
    });
    expect(JSON.parse(payload)).toEqual(THROWN);
    expect(Number.isSafeInteger(error_id) && error_id > 0).toBe(true);
    expect(payload_bytes).toBe(closed(THROWN).packed.length);
    expect(user_hash).toBeGreaterThanOrEqual(0);
    expect(user_hash).toBeLessThan(HASH_RANGE);
  });

  it('belongs to the error of its like, in its project', () => {
    const { error_id } = stored(THROWN);
    const like = {
      ...THROWN,
      event_id: ID.replace('0', '1'),
      exception: { values: [{ type: 'TypeError', value: 'x is 6' }] },
    };
    expect(stored(like).error_id).toBe(error_id);
    expect(stored(THROWN, { projectId: 6 }).error_id).not.toBe(error_id);
    expect(stored({ ...THROWN, fingerprint: ['other'] }).error_id).not.toBe(error_id);
  });

  it('tells users apart without saying who they are', () => {
    const hashes = ['u-1', 'u-2', 'u-1'].map((id) => stored({ ...THROWN, user: { id } }).user_hash);
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(stored({ message: 'no' }).user_hash).toBeNull();
  });

  it('has a user whose hash is another in another project, so that small ones cannot be looked for', () => {
    const hashOf = (id: string, userSalt: string): number => stored({ user: { id } }, { userSalt }).user_hash!;
    const [salt, other] = ['1'.repeat(32), '2'.repeat(32)];
    expect(hashOf('u-1', salt)).not.toBe(hashOf('u-1', other));
    const ids = Array.from({ length: 4_000 }, (_, number) => `mined-${number}`);
    const smallest = ids
      .map((id) => ({ id, hash: hashOf(id, salt) }))
      .toSorted((one, another) => one.hash - another.hash)
      .slice(0, 64);
    const usersUnder = (userSalt: string): number =>
      distinctCount(
        withHashes(
          [],
          smallest.map(({ id }) => hashOf(id, userSalt)),
        ),
      );
    expect(usersUnder(salt)).toBeGreaterThan(2_000);
    expect(usersUnder(other)).toBeLessThan(100);
  });

  it('has lost its secrets in title and message too', () => {
    const card = { exception: { values: [{ type: 'Error', value: 'card 4111 1111 1111 1111' }] } };
    const { title, message, payload } = stored(card);
    expect(`${title} ${message} ${JSON.stringify(JSON.parse(payload))}`).not.toContain('4111');
    expect(stored(card, { scrub: false }).title).toContain('4111');
  });

  it('has the id of the envelope before its own', () => {
    const other = 'f'.repeat(32);
    expect(stored(THROWN, {}, other).event_id).toBe(other);
  });

  it('fits an item however large it was', () => {
    const noise = Array.from({ length: 40_000 }, (_, index) => Math.sin(index).toString(36)).join('');
    const { packed } = closed({ ...THROWN, extra: { noise } });
    expect(packed.length).toBeLessThanOrEqual(380_000);
  });

  it('is refused only when it is no JSON object, and the refusal says where', () => {
    expect(ingest('{"message": oh}')).toMatchObject({
      outcome: 'malformed',
      problem: expect.stringContaining('event'),
    });
    expect(ingest('[]')).toMatchObject({ outcome: 'malformed' });
  });

  it('is one that DynamoDB takes, whatever JSON object it was', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(THROWN)), anyText), fc.jsonValue()),
        (object) => {
          const event = stored(object);
          expect(event.event_id).toMatch(/^[0-9a-f]{32}$/);
          expect(new Date(event.timestamp).toISOString()).toBe(event.timestamp);
          expect(Number.isSafeInteger(event.error_id) && event.error_id > 0).toBe(true);
          const { payload: _, ...summary } = event;
          expect(Buffer.byteLength(JSON.stringify(summary))).toBeLessThan(20_000);
        },
      ),
    );
  });
});
