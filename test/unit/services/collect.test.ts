import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ReceivedRequest } from '../../../shared/domain/received-request.ts';
import { openedEvent } from '../../../shared/domain/stored-event.ts';
import * as events from '../../../shared/store/events.ts';
import type { Intake } from '../../../shared/store/intake.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { eventId, NOW } from '../../kit/unit/summaries.ts';
import { envelope, event, item, KEY, send as sendTo, settings, used } from './collecting.ts';

const store = useStore();
const send = (body: string | Buffer, intake: Partial<Intake> | null = {}, fields: Partial<ReceivedRequest> = {}) =>
  sendTo(store, body, intake, fields);

describe('an envelope', () => {
  it('is answered with the id of its event, which is then in the table', async () => {
    const { answer, sent, stored } = await send(envelope(item(event(1))));
    expect(answer).toEqual({ id: eventId(1) });
    expect(sent).toEqual(['PutItemCommand']);
    expect(openedEvent((await stored(1))!)).toMatchObject({ title: 'no', public_key: KEY, received: NOW.getTime() });
  });

  it('two events are stored, with one write for each', async () => {
    const { answer, sent, stored } = await send(envelope(item(event(1)), item(event(2))));
    expect(answer).toEqual({ id: eventId(1) });
    expect(sent).toEqual(['PutItemCommand', 'PutItemCommand']);
    expect(await stored(2)).not.toBeNull();
  });

  it('an envelope without an event is accepted, and stores nothing', async () => {
    for (const body of [envelope(), envelope(item('{}', 'session')), envelope(item('{}', 'transaction'))]) {
      const { answer, sent, lookups } = await send(body);
      expect(answer).toEqual({});
      expect(sent).toEqual([]);
      expect(lookups).toHaveLength(1);
    }
  });

  it('is stored for as long as the tenant keeps events', async () => {
    const { stored } = await send(envelope(item(event(1))));
    expect((await stored(1))!.expires_at).toBe(NOW.getTime() / 1000 + 90 * 86_400);
  });

  it('an envelope that is sent again is answered alike, and changes nothing', async () => {
    const projectId = newProjectId();
    const first = await send(envelope(item(event(1))), {}, { projectId });
    const second = await send(envelope(item(event(1, { message: 'changed' }))), {}, { projectId });
    expect([first.answer, second.answer]).toEqual([{ id: eventId(1) }, { id: eventId(1) }]);
    const read = await events.read(store, projectId, eventId(1), NOW);
    expect(openedEvent(read!)).toMatchObject({ title: 'no' });
  });

  it('is stored not at all when one of its events is broken', async () => {
    const { answer, sent } = await send(envelope(item(event(1)), item('{"message": oh}')));
    expect(answer).toMatch(/^Unreadable: .*event/);
    expect(sent).toEqual([]);
  });

  it('loses its secrets before it is stored, unless the project says otherwise', async () => {
    const secret = event(1, { message: 'no', extra: { password: 'hunter2' } });
    const scrubbed = await (await send(envelope(item(secret)))).stored(1);
    const kept = await (await send(envelope(item(secret)), settings({ scrub_data: false }))).stored(1);
    expect(openedEvent(scrubbed!).payload).not.toContain('hunter2');
    expect(openedEvent(kept!).payload).toContain('hunter2');
  });
});

const TAKES_NONE = /^SwitchedOff: the project takes no events/;
const KEY_OFF = /^SwitchedOff: the client key/;

describe('a request is refused', () => {
  const good = envelope(item(event(1)));
  const full = { keyUsage: used(1_000, 86_400) };
  const broken = gzipSync(good).subarray(0, 20);
  const nearlyFull = { keyUsage: used(991, 86_400) };
  const eleven = ['{}\n', ...Array.from({ length: 11 }, (_, number) => item(event(number + 1)))];

  it.each<[string, string | Buffer, Partial<Intake> | null, Partial<ReceivedRequest>, RegExp]>([
    ['without a key', good, {}, { queryKey: undefined }, /^Unreadable: no/],
    [
      'without a key that can be read',
      Buffer.from('1f8b0000', 'hex'),
      {},
      { queryKey: undefined },
      /^Unreadable: request body/,
    ],
    ['for two keys', good, {}, { sentryHeader: 'sentry_key=b' }, /^Unreadable: multiple/],
    ['for a key that none can be', good, {}, { queryKey: 'glet_a' }, /^NotFound: the client key/],
    ['for an unknown key, whatever it brings', broken, null, {}, /^NotFound: the client key/],
    ['for a project that is gone', broken, { project: null, settings: null }, {}, /^NotFound: Pro/],
    ['for a project without settings', broken, { settings: null }, {}, TAKES_NONE],
    ['for a project that is switched off', good, settings({ active: false }), {}, TAKES_NONE],
    ['for a project of an external Sentry', good, settings({ integrated: false }), {}, TAKES_NONE],
    ['for a key that is switched off, used up or not', good, { ...full, key: { active: false } }, {}, KEY_OFF],
    ['for its body', broken, {}, {}, /^Unreadable/],
    ['for a key that is used up', good, full, {}, /^RateLimited/],
    ['for a project that is used up', good, { projectUsage: used(1_000, 86_400) }, {}, /^RateLimited/],
    ['for the volume of its project', good, { projectUsage: used(1, 86_400, 1_000_000) }, {}, /^RateLimited/],
    ['for more events than there is room for', eleven.slice(0, -1).join(''), nearlyFull, {}, /^RateLimited/],
    ['for more than ten events', eleven.join(''), {}, {}, /^Unreadable: envelope has 11 events/],
    ['for a dsn of another key', `{"dsn":"https://b@h/5"}\n`, {}, { projectId: 5 }, /^Unreadable: multiple/],
  ])('%s, and nothing is stored', async (_title, body, intake, fields, problem) => {
    const { answer, sent } = await send(body, intake, fields);
    expect(answer).toMatch(problem);
    expect(sent).toEqual([]);
  });

  it('for a limit, and every event of it is counted as refused', async () => {
    const two = await send(envelope(item(event(1)), item(event(2)), item('{}', 'session')), full);
    expect(two.dropped).toEqual([2]);
    expect((await send(good)).dropped).toEqual([]);
  });

  it('for no limit when it brings no event', async () => {
    const { answer, dropped } = await send(envelope(item('{}', 'session')), full);
    expect({ answer, dropped }).toEqual({ answer: {}, dropped: [] });
  });

  it('for a body that was made text on its way, which is counted, and told where it is not', async () => {
    const body = {
      bytes: Buffer.from(gzipSync(good).toString()),
      contentEncoding: 'gzip',
      contentType: 'application/json',
      endpoint: 'store' as const,
      arrivedAsText: true,
    };
    const elsewhere = 'https://rest.example/api/v4/error_tracking/collector/5';
    const known = await send('', {}, { ...body, elsewhere });
    expect(known.answer).toBe(
      `Garbled: the body is gzip, and its content type, application/json, had it destroyed on its way; it is taken where the DSN leads to ${elsewhere}`,
    );
    expect([known.garbled, known.sent]).toEqual([[1], []]);
    const nowhere = await send('', {}, { ...body, elsewhere: null });
    expect(nowhere.answer).toMatch(
      /its way; send it under a type that is not text, such as application\/x-sentry-envelope$/,
    );
    const stranger = await send('', null, { ...body, elsewhere });
    expect([stranger.answer, stranger.garbled]).toEqual([expect.stringMatching(/^NotFound/), []]);
    const tunnelled = await send('', {}, { ...body, queryKey: undefined });
    expect([tunnelled.answer, tunnelled.garbled, tunnelled.lookups]).toEqual([
      expect.stringMatching(/^Garbled: .*x-sentry-envelope$/),
      [],
      [],
    ]);
  });

  it("for a key's own limit, whatever the tenant's is", async () => {
    const small = { key: { active: true, rate_limit: { count: 2, window: 60 } } };
    expect((await send(good, { ...small, keyUsage: used(2, 60) })).answer).toMatch(/^RateLimited/);
    expect((await send(good, { ...small, keyUsage: used(1, 60) })).answer).toEqual({ id: eventId(1) });
  });

  it('an event larger than a mebibyte is refused', async () => {
    const { answer } = await send(envelope(item(event(1, { message: 'x'.repeat(1024 * 1024) }))));
    expect(answer).toMatch(/^TooLarge: .*1048576/);
  });
});

describe('a tunnelled envelope', () => {
  const dsn = (projectId: number) => `https://${KEY}@glet.example/api/v4/error_tracking/collector/${projectId}`;

  it.each([
    ['plain', (body: string) => Buffer.from(body), undefined],
    ['gzip', gzipSync, 'gzip'],
    ['deflate', deflateSync, 'deflate'],
    ['brotli', brotliCompressSync, 'br'],
    ['zstd', zstdCompressSync, 'zstd'],
  ])('says its key in the first line: %s', async (_name, compress, contentEncoding) => {
    const projectId = newProjectId();
    const bytes = compress(`{"dsn":"${dsn(projectId)}"}\n${item(event(1))}`);
    const body = { bytes, contentEncoding, contentType: 'text/plain', endpoint: 'envelope' as const };
    const { answer, lookups } = await send('', {}, { projectId, queryKey: undefined, ...body });
    expect({ answer, lookups }).toEqual({ answer: { id: eventId(1) }, lookups: [`${projectId} ${KEY}`] });
  });

  it('a tunnelled envelope of an unknown key is read no further than its first line', async () => {
    const projectId = newProjectId();
    const line = Buffer.from(`{"dsn":"${dsn(projectId)}"}\n`);
    const garbled = Buffer.concat([gzipSync(Buffer.concat([line, randomBytes(1_000_000)])).subarray(0, -8)]);
    for (const bytes of [garbled, line, Buffer.concat([line, Buffer.from('no item')])]) {
      const body = { bytes, contentEncoding: undefined, contentType: undefined, endpoint: 'envelope' as const };
      expect((await send('', null, { projectId, queryKey: undefined, ...body })).answer).toMatch(
        /^NotFound: the client key/,
      );
    }
  });

  it('is refused when its first line is too long, however small it was on the wire', async () => {
    const bytes = gzipSync(`{"dsn":"${' '.repeat(20_000_000)}"}\n`);
    const body = { bytes, contentEncoding: 'gzip', contentType: undefined, endpoint: 'envelope' as const };
    const { answer, lookups } = await send('', {}, { queryKey: undefined, ...body });
    expect({ answer, lookups }).toEqual({
      answer: expect.stringMatching(/^TooLarge: envelope header .*16384/),
      lookups: [],
    });
  });
});
