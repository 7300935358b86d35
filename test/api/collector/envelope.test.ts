import { beforeAll, describe, expect, it } from 'vitest';
import {
  anEvent,
  envelopeOf,
  exceptionOf,
  itemOf,
  newEventId,
  newReporter,
  post,
  report,
  type Reporter,
} from '../../kit/collector.ts';
import { countOf, errorsOf, eventOf, eventsOf, untilCounted } from '../../kit/errors.ts';

let reporter: Reporter;
const NOTHING = { status: 200, json: {} };

beforeAll(async () => {
  reporter = await newReporter();
});

const jsonOf = (event: object): string => itemOf('event', JSON.stringify(event));

describe('what is no error is taken and dropped', () => {
  it.each([
    'transaction',
    'span',
    'session',
    'sessions',
    'client_report',
    'profile',
    'profile_chunk',
    'replay_event',
    'replay_recording',
    'replay_video',
    'check_in',
    'log',
    'otel_log',
    'trace_metric',
    'statsd',
    'metric_buckets',
    'nel',
    'raw_security',
    'feedback',
    'user_report',
    'attachment',
    'unreal_report',
    'form_data',
    'unknown',
    'of tomorrow',
    '',
    'Event',
    '__proto__',
  ])('an item of type "%s", alone or beside an event', async (type) => {
    expect(await post(reporter, `{}\n${itemOf(type, '{"a":1}')}`)).toEqual(NOTHING);
    const event = anEvent();
    const body = `{}\n${itemOf(type, 'not even\nJSON')}\n${jsonOf(event)}\n${itemOf(type, '')}`;
    expect(await post(reporter, body)).toEqual({ status: 200, json: { id: event.event_id } });
  });

  it('an envelope of nothing but its header', async () => {
    for (const body of ['{}', '{}\n', '{}\n\n\n', `{"event_id":"${newEventId()}"}`, '{"dsn":null,"x":[1]}\n'])
      expect(await post(reporter, body)).toEqual(NOTHING);
  });

  it('an item whose type is no text', async () => {
    for (const header of ['{}', '{"type":null}', '{"type":5}', '{"type":["event"]}'])
      expect(await post(reporter, `{}\n${header}\n{}`)).toEqual(NOTHING);
  });
});

describe('an event is found in its envelope', () => {
  it('with lengths, without, and with line ends or none at the end', async () => {
    for (const ending of ['', '\n', '\n\n']) {
      const [one, other] = [anEvent(), anEvent()];
      const withLength = `{}\n${jsonOf(one)}${ending}`;
      const without = `{}\n{"type":"event"}\n${JSON.stringify(other)}${ending}`;
      expect(await post(reporter, withLength)).toEqual({ status: 200, json: { id: one.event_id } });
      expect(await post(reporter, without)).toEqual({ status: 200, json: { id: other.event_id } });
    }
  });

  it('over several lines, where it has its length', async () => {
    const event = anEvent();
    const body = `{}\n${itemOf('event', JSON.stringify(event, null, 2))}`;
    expect(await post(reporter, body)).toEqual({ status: 200, json: { id: event.event_id } });
  });

  it('with attributes that nobody knows', async () => {
    const event = anEvent();
    const payload = JSON.stringify(event);
    const header = { 'x-new': { a: [1] }, content_type: 'application/json', filename: 'f' };
    const body = `{"sdk":{"name":"x"},"trace":{},"new":1}\n${itemOf('event', payload, header)}`;
    expect(await post(reporter, body)).toEqual({ status: 200, json: { id: event.event_id } });
  });

  it('with a byte order mark before it, and carriage returns in it', async () => {
    const event = anEvent();
    const body = `\ufeff{}\r\n{"type":"event"}\r\n${JSON.stringify(event)}\r\n`;
    expect(await post(reporter, body)).toEqual({ status: 200, json: { id: event.event_id } });
  });
});

describe('the id of an event', () => {
  it("is the header's where both have one", async () => {
    const id = newEventId();
    expect(await post(reporter, envelopeOf([anEvent()], { event_id: id }))).toEqual({ status: 200, json: { id } });
    expect((await eventOf(reporter.project, id)).event_id).toBe(id);
  });

  it('is the one in the header alone', async () => {
    const { event_id: id, ...event } = anEvent();
    expect(await post(reporter, envelopeOf([event], { event_id: id }))).toEqual({ status: 200, json: { id } });
  });

  it('may have dashes and capitals', async () => {
    const id = newEventId();
    const dashed = id.toUpperCase().replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    expect(await post(reporter, envelopeOf([anEvent({ event_id: dashed })]))).toEqual({ status: 200, json: { id } });
    expect(await eventOf(reporter.project, dashed)).toEqual(await eventOf(reporter.project, id));
  });

  it.each([undefined, null, '', 'nonsense', 5, '0'.repeat(32), ['x']])('is made where it is %j', async (event_id) => {
    const event = JSON.parse(JSON.stringify({ ...anEvent(), event_id })) as ReturnType<typeof anEvent>;
    const { status, json } = await post(reporter, envelopeOf([event]));
    expect({ status, json }).toEqual({ status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } });
    const { id } = json as { id: string };
    expect((await eventOf(reporter.project, id)).payload).toMatchObject({ exception: event['exception'] });
  });
});

it('two events in one envelope are both stored', async () => {
  const { project, ...rest } = await newReporter();
  const [one, other] = [anEvent(), anEvent()];
  const answer = await post({ project, ...rest }, envelopeOf([one, other], { event_id: newEventId() }));
  expect(answer).toEqual({ status: 200, json: { id: one.event_id } });
  expect((await eventOf(project, one.event_id)).payload).toEqual(one);
  expect((await eventOf(project, other.event_id)).payload).toEqual(other);
  expect(await untilCounted(project, 2)).toHaveLength(2);
});

it('an event that comes again is answered as before and counted once', async () => {
  const alone = await newReporter();
  const event = exceptionOf('Again');
  await report(alone, event, event);
  expect(await post(alone, envelopeOf([event, event]))).toEqual({ status: 200, json: { id: event.event_id } });
  await Promise.all(Array.from({ length: 5 }, () => post(alone, envelopeOf([event]))));
  const last = exceptionOf('Again');
  await report(alone, last);
  const [error] = await untilCounted(alone.project, 2);
  const events = await eventsOf(alone.project, error!.id);
  expect(events.map(({ event_id }) => event_id)).toEqual([last.event_id, event.event_id]);
});

it('what comes first under an id stays: another event under it changes nothing', async () => {
  const event = anEvent();
  await report(reporter, event, { ...anEvent(), event_id: event.event_id });
  expect((await eventOf(reporter.project, event.event_id)).payload).toEqual(event);
});

it('the same id in two projects are two events', async () => {
  const [one, other] = [await newReporter(), await newReporter()];
  const event = anEvent();
  await report(one, event);
  await report(other, event);
  expect(countOf(await untilCounted(one.project, 1))).toBe(1);
  expect(countOf(await untilCounted(other.project, 1))).toBe(1);
  const [[a], [b]] = [await errorsOf(one.project), await errorsOf(other.project)];
  expect(a!.id).not.toBe(b!.id);
});
