import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  anEvent,
  envelopeOf,
  exceptionOf,
  itemOf,
  newEventId,
  newReporter,
  post,
  postToStore,
  report,
  type Reporter,
  type SentEvent,
} from '../../kit/collector.ts';
import { byFate } from '../../kit/doors.ts';
import { eventOf, eventsOf, untilCounted } from '../../kit/errors.ts';
import { door } from '../../kit/target.ts';

/** Where other trackers lose events or turn clients away. */
let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

/** What is taken depends on the API; where it is not, the answer says which one does. */
function expected(event: SentEvent, bytes: Buffer, headers: Record<string, string>): object {
  const sent = { bytes, coding: headers['content-encoding'] ?? null, type: headers['content-type'] ?? null };
  return byFate(door, sent, { taken: accepted(event), projectId: reporter.project.id });
}

const accepted = ({ event_id }: { event_id: string }) => ({ status: 200, json: { id: event_id } });

describe('unlike GlitchTip', () => {
  it.each(['feedback', 'profile_chunk', 'statsd', 'trace_metric', 'otel_log', 'unheard_of'])(
    'an item of type %s does not hide the event behind it',
    async (type) => {
      const event = anEvent();
      const body = `{}\n${itemOf(type, '{}')}\n${itemOf('event', JSON.stringify(event))}`;
      expect(await post(reporter, body)).toEqual(accepted(event));
      expect((await eventOf(reporter.project, event.event_id)).payload).toEqual(event);
    },
  );

  it("the header's event id wins over the item's", async () => {
    const id = newEventId();
    expect(await post(reporter, envelopeOf([anEvent()], { event_id: id }))).toEqual(accepted({ event_id: id }));
  });

  it('errors whose value differs are one where the stack is the same', async () => {
    const alone = await newReporter();
    const frames = [{ function: 'load', module: 'orders', lineno: 3, in_app: true }];
    const of = (value: string) =>
      anEvent({ exception: { values: [{ type: 'OrderError', value, stacktrace: { frames } }] } });
    await report(alone, of('order 17 is gone'), of('order 18 is gone: ask Ada'));
    const errors = await untilCounted(alone.project, 2);
    expect(errors).toMatchObject([{ title: 'OrderError: order 18 is gone: ask Ada', count: 2 }]);
  });
});

describe('unlike Rustrak', () => {
  it('an envelope header needs no event id', async () => {
    expect(await post(reporter, `{}\n${itemOf('client_report', '{"discarded_events":[]}')}`)).toEqual({
      status: 200,
      json: {},
    });
    const event = anEvent();
    expect(await post(reporter, envelopeOf([event]))).toEqual(accepted(event));
  });

  it.each(['', 'UTF-8', 'aws-chunked'])('the content encoding "%s" is no reason to refuse', async (encoding) => {
    const event = anEvent();
    const [body, headers] = [envelopeOf([event]), { 'content-encoding': encoding }];
    expect(await post(reporter, body, { headers })).toEqual(expected(event, body, headers));
  });

  it('zstd is understood', async () => {
    const event = anEvent();
    const [body, headers] = [zstdCompressSync(envelopeOf([event])), { 'content-encoding': 'zstd' }];
    expect(await post(reporter, body, { headers })).toEqual(expected(event, body, headers));
  });

  it('what was answered with 200 can be read at once', async () => {
    const event = anEvent();
    await report(reporter, event);
    expect((await eventOf(reporter.project, event.event_id)).payload).toEqual(event);
  });
});

describe("unlike GitLab's own collector", () => {
  it.each(['session', 'attachment', 'client_report'])(
    'an envelope that begins with a %s is no mistake',
    async (type) => {
      const event = anEvent();
      const body = `{}\n${itemOf(type, '{}')}\n${itemOf('event', JSON.stringify(event))}`;
      expect(await post(reporter, body)).toEqual(accepted(event));
    },
  );

  it('not only gzip is understood, and an envelope may be labelled as JSON', async () => {
    const event = anEvent();
    const [body, headers] = [
      gzipSync(envelopeOf([event])),
      {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
    ];
    expect(await post(reporter, body, { headers })).toEqual(expected(event, body, headers));
  });

  it('a message without an exception is an event', async () => {
    const { exception: _, ...event } = anEvent({ message: 'disk almost full', level: 'warning' });
    expect(await post(reporter, envelopeOf([event]))).toEqual(accepted(event));
    expect(await eventOf(reporter.project, event.event_id)).toMatchObject({
      title: 'disk almost full',
      level: 'warning',
    });
  });

  it('the answer is JSON, never an empty body', async () => {
    const event = anEvent();
    expect((await post(reporter, envelopeOf([event]))).text).toBe(`{"id":"${event.event_id}"}`);
    expect((await postToStore(reporter, JSON.stringify(event))).text).toBe(`{"id":"${event.event_id}"}`);
  });
});

describe('unlike Bugsink', () => {
  it('an event may have its id in the payload alone, or nowhere', async () => {
    const event = anEvent();
    expect(await post(reporter, envelopeOf([event]))).toEqual(accepted(event));
    const { event_id: _, ...nameless } = anEvent();
    const made = { status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } };
    expect(await post(reporter, envelopeOf([nameless]))).toEqual(made);
    expect(await postToStore(reporter, JSON.stringify(nameless))).toEqual(made);
  });

  it('the second event of an envelope is an event too', async () => {
    const [one, other] = [anEvent(), anEvent()];
    expect(await post(reporter, envelopeOf([one, other]))).toEqual(accepted(one));
    expect((await eventOf(reporter.project, other.event_id)).payload).toEqual(other);
  });

  it('a header line may be longer than 8 KiB', async () => {
    const event = anEvent();
    const header = { trace: { baggage: 'b'.repeat(12_000) } };
    expect(await post(reporter, envelopeOf([event], header))).toEqual(accepted(event));
  });

  it.each(['2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00Z', '2026-01-01 00:00:00', 'nonsense', 5, null])(
    'sent_at may be %j',
    async (sent_at) => {
      const event = anEvent();
      expect(await post(reporter, envelopeOf([event], { sent_at }))).toEqual(accepted(event));
    },
  );

  it('nothing that was accepted gets lost, whatever is wrong with it', async () => {
    const alone = await newReporter();
    const odd = [{ exception: 5 }, { exception: { values: [null] } }, { tags: 7, user: [], contexts: null }];
    await report(alone, ...odd.map((part) => exceptionOf('x', part)));
    const errors = await untilCounted(alone.project, odd.length);
    const listed = await Promise.all(errors.map(({ id }) => eventsOf(alone.project, id)));
    expect(listed.flat()).toHaveLength(odd.length);
  });
});
