import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent, envelopeOf, newReporter, postToStore, type Reporter } from '../../kit/collector.ts';
import { eventOf } from '../../kit/errors.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

describe('an event is taken in every form that old clients know', () => {
  it.each<[string, string, (json: string) => string]>([
    ['JSON', 'application/json', (json) => json],
    ['JSON that says it is something else', 'application/octet-stream', (json) => json],
    ['JSON with space around', 'application/json', (json) => ` \r\n${json}\n`],
    ['JSON with a byte order mark', 'application/json', (json) => `\ufeff${json}`],
    ['JSON over several lines', 'application/json', (json) => JSON.stringify(JSON.parse(json), null, 2)],
    ['base64', 'application/octet-stream', (json) => Buffer.from(json).toString('base64')],
    ['base64 in lines', 'text/plain', (json) => Buffer.from(json).toString('base64').replace(/.{60}/g, '$&\r\n')],
    ['base64 for addresses', 'text/plain', (json) => Buffer.from(json).toString('base64url')],
    ['base64 of zlib, as raven sends it', 'application/octet-stream', (json) => deflateSync(json).toString('base64')],
    ['JSON under the type of an envelope', 'application/x-sentry-envelope', (json) => json],
    ['an envelope', 'application/x-sentry-envelope', (json) => `{}\n{"type":"event"}\n${json}`],
  ])('%s', async (_, type, form) => {
    const event = anEvent({ message: 'ümläut' });
    const answer = await postToStore(reporter, form(JSON.stringify(event)), { headers: { 'content-type': type } });
    expect(answer).toEqual({ status: 200, json: { id: event.event_id } });
    expect((await eventOf(reporter.project, event.event_id)).payload).toEqual(event);
  });
});

it('an event without an id is given one', async () => {
  const { event_id: _, ...event } = anEvent();
  const answer = await postToStore(reporter, JSON.stringify(event));
  expect(answer).toEqual({ status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } });
  const { id } = answer.json as { id: string };
  expect(await eventOf(reporter.project, id)).toMatchObject({ event_id: id, payload: event });
});

it('an envelope is not taken for an event unless it says what it is', async () => {
  const { status, json } = await postToStore(reporter, envelopeOf([anEvent()]));
  expect({ status, json }).toEqual({
    status: 400,
    json: {
      message: '400 Bad request - Failed to parse sentry request',
      detail: 'event is not valid JSON: unexpected "{" at byte 3',
    },
  });
});
