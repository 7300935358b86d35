import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { withSenderAddress } from '../../../../shared/ingest/event/sender-address.ts';

const SENDER = '203.0.113.9';
const GIVEN = '198.51.100.7';
const settings = (value: unknown) => ({ sdk: { name: 'sentry.x', settings: { infer_ip: value } } });
const seenBy = (address: unknown) => ({ request: { url: '/', env: { REMOTE_ADDR: address, SERVER_NAME: 'h' } } });
const userOf = (payload: object, sender: string | null = SENDER) =>
  withSenderAddress(payload as JsonObject, sender)['user'];

describe('the address of a user', () => {
  it.each([
    ['a browser', { platform: 'javascript' }],
    ['a browser, in capitals', { platform: 'JavaScript' }],
    ['an iPhone', { platform: 'cocoa' }],
    ['an old iPhone', { platform: 'objc' }],
    ['a browser whose user is empty', { platform: 'javascript', user: {} }],
    ['a browser whose user is null', { platform: 'javascript', user: null }],
    ['a browser without an address', { platform: 'javascript', user: { ip_address: '' } }],
    ['a browser whose setting is missing', { platform: 'javascript', sdk: { settings: {} } }],
    ['a browser in the old way', { platform: 'javascript', ...settings('legacy') }],
    ['one that asks by setting', { platform: 'python', ...settings('auto') }],
    ['one that asks by value', { platform: 'java', user: { ip_address: '{{auto}}' } }],
    ['one that asks by value, with another server', { user: { ip_address: '{{auto}}' }, ...seenBy(GIVEN) }],
    ['a server that asks by value', { platform: 'php', ...seenBy('{{auto}}') }],
  ])('is the sender’s for %s', (_, payload) => {
    expect(userOf(payload)).toEqual({ ip_address: SENDER });
  });

  it.each([
    ['the SDK gives', { platform: 'javascript', ...settings('auto'), user: { ip_address: GIVEN } }],
    ['the SDK gives, whatever it infers', { ...settings('never'), user: { ip_address: GIVEN } }],
    ['the SDK gives, whatever the server saw', { ...seenBy('192.0.2.9'), user: { ip_address: GIVEN } }],
    ['the server saw', { platform: 'ruby', ...seenBy(GIVEN) }],
    ['the server saw, though it asks for inference', { ...settings('auto'), ...seenBy(GIVEN) }],
    ['the server saw, though it is Node', { platform: 'javascript', ...seenBy(GIVEN) }],
  ])('is the one that %s', (_, payload) => {
    expect(userOf(payload)).toEqual({ ip_address: GIVEN });
  });

  it.each([
    ['of other platforms', { platform: 'python' }, undefined],
    ['without a platform', {}, undefined],
    ['of one that never infers', { platform: 'javascript', ...settings('never') }, undefined],
    ['of one that infers in a way of the future', { platform: 'javascript', ...settings('sometimes') }, undefined],
    ['of one that never infers, and asks', { ...settings('never'), user: { ip_address: '{{auto}}' } }, {}],
    ['of one that never infers, and has a server', { ...settings('never'), ...seenBy(GIVEN) }, undefined],
    ['where it is null', { platform: 'javascript', user: { ip_address: null } }, { ip_address: null }],
    ['where it is null behind a server', { ...seenBy(GIVEN), user: { ip_address: null } }, { ip_address: null }],
    ['where the server saw none', { ...seenBy('unix:/run/app.sock') }, undefined],
    ['where the user is a text', { platform: 'javascript', user: 'ada' }, 'ada'],
    ['where the user is a list', { platform: 'javascript', user: ['ada'] }, ['ada']],
  ])('is none %s', (_, payload, user) => {
    expect(userOf(payload)).toEqual(user);
  });

  it('stands beside what else is known of the user', () => {
    const user = { id: 7, geo: { city: 'Wien' } };
    expect(userOf({ platform: 'javascript', user })).toEqual({ ...user, ip_address: SENDER });
  });

  it('is none where the sender’s is not known, and nobody is shown the placeholder', () => {
    expect(userOf({ user: { id: 7, ip_address: '{{auto}}' } }, null)).toEqual({ id: 7 });
    expect(userOf({ platform: 'javascript' }, null)).toBeUndefined();
    expect(userOf({ user: { ip_address: '{{auto}}' }, ...seenBy(GIVEN) }, null)).toEqual({ ip_address: GIVEN });
  });

  it('is put into the server’s variables that ask for it', () => {
    expect(withSenderAddress(seenBy('{{auto}}') as JsonObject, SENDER)['request']).toEqual(seenBy(SENDER).request);
  });

  it('changes nothing else, whatever is in an event, and not the event that it was given', () => {
    const parts = fc.oneof(
      fc.constantFrom(null, '', '{{auto}}', 'auto', 'never', 'javascript', GIVEN, 7, true),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const holder = (name: string) => fc.oneof(parts, fc.record({ [name]: parts }));
    const any = fc.record(
      {
        platform: parts,
        user: holder('ip_address'),
        sdk: fc.oneof(parts, fc.record({ settings: holder('infer_ip') })),
        request: fc.oneof(parts, fc.record({ env: holder('REMOTE_ADDR') })),
        ['__proto__']: parts,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(any, fc.constantFrom(SENDER, null), (payload, sender) => {
        const before = JSON.stringify(payload);
        const after = withSenderAddress(payload as JsonObject, sender);
        expect(JSON.stringify(payload)).toBe(before);
        expect(withSenderAddress(after, sender)).toEqual(after);
        expect(JSON.stringify(after['user'] ?? null)).not.toBe('{"ip_address":"{{auto}}"}');
        const { user: _user, request: _request, ...rest } = after;
        const { user: _ownUser, request: _ownRequest, ...given } = payload as JsonObject;
        expect(rest).toEqual(given);
      }),
    );
  });
});
