import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../../shared/ingest/event/normalise.ts';

const receivedAt = new Date('2025-08-01T12:00:00Z');

function normalised(payload: unknown) {
  return normalise(payload as JsonObject, { receivedAt });
}

describe('the message', () => {
  const message = (payload: unknown) => normalised(payload).message;

  it.each([
    ['a string', { message: 'hi' }, { formatted: 'hi', template: null }],
    ['an object', { message: { message: 'hi' } }, { formatted: 'hi', template: 'hi' }],
    ['a logentry of text', { logentry: 'hi' }, { formatted: 'hi', template: null }],
    [
      'a logentry',
      { logentry: { formatted: 'a 1', message: 'a %s', params: [1] } },
      { formatted: 'a 1', template: 'a %s' },
    ],
    ['only formatted', { logentry: { formatted: 'a 1' } }, { formatted: 'a 1', template: null }],
    [
      'a template to fill',
      { logentry: { message: 'a %s of %d, 5%%', params: ['x', 2] } },
      { formatted: 'a x of 2, 5%', template: 'a %s of %d, 5%%' },
    ],
    [
      'a template to fill by name',
      { message: { message: '%(a)s {b} {c}', params: { a: 1, b: 'x' } } },
      { formatted: '1 x {c}', template: '%(a)s {b} {c}' },
    ],
    [
      'a template of braces',
      { message: { message: '{} {1} {0} {}', params: ['x', null] } },
      { formatted: 'x null x null', template: '{} {1} {0} {}' },
    ],
    [
      'a template with its text beside it',
      { message: 'a 1', logentry: { message: 'a %s' } },
      { formatted: 'a 1', template: 'a %s' },
    ],
    ['a number', { message: 5 }, { formatted: '5', template: null }],
    ['a list', { message: [1, 'a'] }, { formatted: '[1,"a"]', template: null }],
    ['an object of another shape', { message: { text: 'hi' } }, { formatted: '{"text":"hi"}', template: null }],
    ['false', { message: false }, null],
    ['empty', { message: '', logentry: {} }, null],
    ['null', { message: null, logentry: null }, null],
  ])('may be %s', (_title, payload, expected) => {
    expect(message(payload)).toEqual(expected);
  });

  it('is bounded, its parameters included', () => {
    const huge = { message: '{0}'.repeat(2000), params: ['x'.repeat(1_000_000)] };
    expect(message({ logentry: huge })!.formatted).toHaveLength(8192);
    expect(message({ message: 'x'.repeat(1_000_000) })!.formatted).toHaveLength(8192);
  });
});
