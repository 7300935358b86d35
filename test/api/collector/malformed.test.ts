import { beforeAll, describe, expect, it } from 'vitest';
import { NO_EVENT, unreadable } from '../../kit/answers.ts';
import {
  anEvent,
  envelopeOf,
  itemOf,
  newReporter,
  post,
  postToStore,
  report,
  type Reporter,
} from '../../kit/collector.ts';
import { untilCounted } from '../../kit/errors.ts';
import { admin } from '../../kit/request.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

describe('a broken envelope is refused with the place where it breaks', () => {
  it.each([
    ['nothing', '', 'empty request body'],
    ['no JSON', 'x', 'envelope header is not valid JSON: unexpected "x" at byte 0'],
    ['an empty first line', '\n{}', 'envelope header is not valid JSON: unexpected end at byte 0'],
    ['half a header', '{"a":', 'envelope header is not valid JSON: unexpected end at byte 5'],
    ['a list as header', '[]', 'envelope header is not a JSON object'],
    ['null as header', 'null', 'envelope header is not a JSON object'],
    ['a text as header', '"x"', 'envelope header is not a JSON object'],
    ['half an item header', '{}\n{"type"', 'header of item 1 (byte 3) is not valid JSON: unexpected end at byte 7'],
    ['a list as item header', '{}\n[]\n{}', 'header of item 1 (byte 3) is not a JSON object'],
    [
      'a payload that is too short',
      '{}\n{"type":"event","length":10}\n{}',
      'payload of item 1 (byte 3) ends after 2 of 10 bytes',
    ],
    [
      'a payload that is too long',
      '{}\n{"type":"event","length":2}\n{}x',
      'payload of item 1 (byte 3) goes on after its 2 bytes',
    ],
    [
      'a length below nothing',
      '{}\n{"type":"event","length":-1}\n',
      'length of item 1 (byte 3) is not a number of bytes',
    ],
    ['half a byte', '{}\n{"type":"event","length":1.5}\n', 'length of item 1 (byte 3) is not a number of bytes'],
    [
      'a length in words',
      '{}\n{"type":"event","length":"2"}\n{}',
      'length of item 1 (byte 3) is not a number of bytes',
    ],
    ['an event that is a list', '{}\n{"type":"event"}\n[]', 'event is not a JSON object'],
    ['an event that is null', '{}\n{"type":"event"}\nnull', 'event is not a JSON object'],
    ['an event that is a text', '{}\n{"type":"event"}\n"x"', 'event is not a JSON object'],
    ['half an event', '{}\n{"type":"event"}\n{"a":1', 'event is not valid JSON: unexpected end at byte 6'],
    ['no event where one was announced', '{}\n{"type":"event"}', 'event is not valid JSON: unexpected end at byte 0'],
    ['a comma too many', '{}\n{"type":"event"}\n{"a":1,}', 'event is not valid JSON: unexpected "}" at byte 7'],
  ])('%s', async (_, body, problem) => {
    expect(await post(reporter, body)).toEqual(unreadable(problem));
  });

  it('in its second item: nothing of it is stored', async () => {
    const event = anEvent();
    const body = `${envelopeOf([event]).toString()}\n{"type":"event"}\n{`;
    expect(await post(reporter, body)).toEqual(unreadable('event is not valid JSON: unexpected end at byte 1'));
    expect(await admin('GET', `${reporter.project.events}/${event.event_id}`)).toEqual(NO_EVENT);
  });

  it('behind an event: nothing of it is stored', async () => {
    const event = anEvent();
    const { length } = envelopeOf([event]);
    const body = `${envelopeOf([event]).toString()}\nnonsense`;
    const place = `header of item 2 (byte ${length + 1})`;
    expect(await post(reporter, body)).toEqual(unreadable(`${place} is not valid JSON: unexpected "n" at byte 0`));
    expect(await admin('GET', `${reporter.project.events}/${event.event_id}`)).toEqual(NO_EVENT);
  });

  it('in bytes that are no text', async () => {
    const answer = await post(reporter, Uint8Array.of(0, 255, 254, 1, 2, 3));
    expect(answer).toEqual(unreadable('envelope header is not valid JSON: unexpected "\\u0000" at byte 0'));
  });
});

describe('a broken event is refused at the store endpoint too', () => {
  it.each([
    ['nothing', '', 'empty request body'],
    ['half of it', '{"message":"x"', 'event is not valid JSON: unexpected end at byte 14'],
    ['a list', '[]', 'request body is neither JSON nor base64'],
    ['base64 of nothing that makes sense', 'bm9uc2Vuc2U=', 'event is not valid JSON: unexpected "n" at byte 0'],
    ['neither JSON nor base64', '<xml/>', 'request body is neither JSON nor base64'],
  ])('%s', async (_, body, problem) => {
    expect(await postToStore(reporter, body)).toEqual(unreadable(problem));
  });
});

it('invalid UTF-8 in an event is replaced, not refused', async () => {
  const event = anEvent({ message: 'MARK' });
  const bytes = envelopeOf([event]);
  bytes.set([0xff, 0xfe], bytes.indexOf('MARK'));
  expect(await post(reporter, bytes)).toEqual({ status: 200, json: { id: event.event_id } });
  const { json } = await admin('GET', `${reporter.project.events}/${event.event_id}`);
  expect(json).toMatchObject({ payload: { message: '\ufffd\ufffdRK' } });
});

it('an item that is no event may be what it likes', async () => {
  const body = `{}\n${itemOf('attachment', '\0\n{{{')}`;
  expect(await post(reporter, body)).toEqual({ status: 200, json: {} });
});

it('of all that, what could be read is counted and nothing else', async () => {
  await report(reporter, anEvent());
  expect(await untilCounted(reporter.project, 2)).toHaveLength(2);
});
