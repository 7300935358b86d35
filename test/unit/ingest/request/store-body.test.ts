import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBody, type RequestBody } from '../../../../shared/ingest/request/request-body.ts';

const EVENT = '{"message":"hello, world"}';
const LIMITS = { body: 2000, event: 200 };

function open(bytes: Buffer | string, more: Partial<RequestBody> = {}) {
  const request = { contentEncoding: undefined, contentType: undefined, endpoint: 'store' as const, ...more };
  const opened = openBody({ ...request, bytes: Buffer.from(bytes as string) }, LIMITS);
  if (opened.outcome !== 'ok') return opened;
  return { ...opened, events: opened.events.map(({ bytes: text, headerEventId }) => [text.toString(), headerEventId]) };
}

describe('a body of the store endpoint', () => {
  it.each([
    ['JSON', EVENT, {}],
    ['JSON of a form type', EVENT, { contentType: 'application/x-www-form-urlencoded' }],
    ['gzipped JSON', gzipSync(EVENT), { contentEncoding: 'gzip' }],
    ['zlib', deflateSync(EVENT), { contentType: 'application/octet-stream' }],
    ['base64 of JSON', Buffer.from(EVENT).toString('base64'), {}],
    ['base64 of JSON in lines', Buffer.from(EVENT).toString('base64').replace(/.{20}/g, '$&\r\n'), {}],
    ['base64 of zlib', deflateSync(EVENT).toString('base64'), {}],
    ['base64 of zlib, announced as deflate', deflateSync(EVENT).toString('base64'), { contentEncoding: 'deflate' }],
    ["JSON under an envelope's type", EVENT, { contentType: 'application/x-sentry-envelope' }],
    ["gzipped JSON under an envelope's type", gzipSync(EVENT), { contentType: 'application/x-sentry-envelope' }],
    ['base64url without padding', deflateSync(EVENT).toString('base64url'), {}],
  ])('may be %s', (_title, bytes, more) => {
    expect(open(bytes, more)).toEqual({ outcome: 'ok', header: {}, events: [[EVENT, undefined]] });
  });

  it('is an envelope when its type says so', () => {
    const envelope = `{"event_id":"a"}\n{"type":"event"}\n${EVENT}`;
    expect(open(envelope, { contentType: 'application/x-sentry-envelope; charset=utf-8' })).toEqual({
      outcome: 'ok',
      header: { event_id: 'a' },
      events: [[EVENT, 'a']],
    });
  });

  it.each(['\n', '\r\n', ' \n \n'])('of one line and %j is no envelope, whatever its type says', (end) => {
    expect(open(EVENT + end, { contentType: 'application/x-sentry-envelope' })).toMatchObject({
      outcome: 'ok',
      events: [[EVENT + end, undefined]],
    });
  });

  it.each([
    ['', 'empty request body'],
    ['<xml/>', 'request body is neither JSON nor base64'],
  ])('that is %j is malformed', (bytes, problem) => {
    expect(open(bytes)).toEqual({ outcome: 'malformed', problem });
  });

  it('is too large over the size of an event, packed in base64 or not', () => {
    const big = `{"message":"${'x'.repeat(300)}"}`;
    const refused = { outcome: 'too-large', subject: 'event', limit: 200 };
    expect(open(big)).toEqual(refused);
    expect(open(Buffer.from(big).toString('base64'))).toEqual(refused);
    expect(open(deflateSync(big).toString('base64'))).toEqual(refused);
  });
});

describe('a body of the envelope endpoint', () => {
  it.each([undefined, 'text/plain;charset=UTF-8', 'multipart/form-data', 'application/json'])(
    'is an envelope under the content type %s',
    (contentType) => {
      const envelope = `{"event_id":"a"}\n{"type":"session"}\n{}\n{"type":"event"}\n${EVENT}`;
      expect(open(envelope, { endpoint: 'envelope', contentType })).toEqual({
        outcome: 'ok',
        header: { event_id: 'a' },
        events: [[EVENT, 'a']],
      });
    },
  );

  it('keeps both of two events, the id of its header being for neither', () => {
    const envelope = `{"event_id":"a"}\n{"type":"event"}\n{"n":1}\n{"type":"event"}\n{"n":2}\n`;
    expect(open(envelope, { endpoint: 'envelope' })).toMatchObject({
      events: [
        ['{"n":1}', undefined],
        ['{"n":2}', undefined],
      ],
    });
  });

  it('is too large by one of its events, or as a whole', () => {
    const attachment = `{}\n{"type":"attachment"}\n${'x'.repeat(1000)}\n`;
    expect(open(attachment, { endpoint: 'envelope' })).toMatchObject({ outcome: 'ok', events: [] });
    expect(open(`{}\n{"type":"event"}\n${'x'.repeat(201)}`, { endpoint: 'envelope' })).toEqual({
      outcome: 'too-large',
      subject: 'event',
      limit: 200,
    });
    expect(open(`${attachment}${attachment}${attachment}`, { endpoint: 'envelope' })).toEqual({
      outcome: 'too-large',
      subject: 'request body',
      limit: 2000,
    });
  });
});
