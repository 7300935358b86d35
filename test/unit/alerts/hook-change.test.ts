import { array, assert, boolean, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedDestination,
  newDestination,
  type DestinationForm,
} from '../../../shared/alerts/changed-destination.ts';
import { hookChange, unsupportedOf, type HookParams } from '../../../shared/alerts/hook-change.ts';
import { HOOK_EVENTS, type HookEvent } from '../../../shared/domain/alerts/hook.ts';
import { allowedTargets } from '../../../shared/domain/alerts/allowed-targets.ts';

const POSSIBLE = { allowed: allowedTargets('') };
const URL = 'https://hooks.example.com:8443/one?key=1';

/** A hook after it was changed one time after another. */
function after(...changes: HookParams[]): DestinationForm {
  let form = newDestination('webhook');
  for (const params of changes) {
    const next = changedDestination(form, hookChange(form, params), POSSIBLE);
    if ('refused' in next) throw new Error(JSON.stringify(next.refused));
    form = next;
  }
  return form;
}

describe('the token of a hook', () => {
  it.each<[string, HookParams[], string | undefined]>([
    ['is sent as GitLab sends it', [{ url: URL, token: 'x' }], 'x'],
    ['stays with the same address', [{ url: URL, token: 'x' }, { url: ` ${URL} ` }], 'x'],
    ['stays where no address is said', [{ url: URL, token: 'x' }, { note_events: true }], 'x'],
    ['is gone with another address, of the same host, too', [{ url: URL, token: 'x' }, { url: `${URL}2` }], undefined],
    [
      'is another for another address',
      [
        { url: URL, token: 'x' },
        { url: `${URL}2`, token: 'y' },
      ],
      'y',
    ],
    ['is cleared by a blank', [{ url: URL, token: 'x' }, { token: ' ' }], undefined],
    ['is cleared by null', [{ url: URL, token: 'x' }, { token: null }], undefined],
  ])('%s', (_, changes, token) => {
    const { secrets, options } = after(...changes);
    expect([secrets.token, options.header_name]).toEqual([token, token === undefined ? undefined : 'X-Gitlab-Token']);
  });
});

describe('the name of a hook', () => {
  it.each<[string, HookParams[], string]>([
    ['stands in for none by the host', [{ url: URL }], 'hooks.example.com:8443'],
    ['follows the host', [{ url: URL }, { url: 'https://other.example/' }], 'other.example'],
    ['stays when the host changes', [{ url: URL, name: 'bot' }, { url: 'https://other.example/' }], 'bot'],
    ['is none again when it is blank', [{ url: URL, name: 'bot' }, { name: ' ' }], 'hooks.example.com:8443'],
  ])('%s', (_, changes, name) => expect(after(...changes).name).toBe(name));
});

it('what is kept is what was sent last, of each event apart', () => {
  const events = Object.keys(HOOK_EVENTS) as HookEvent[];
  const some = record(Object.fromEntries(events.map((event) => [event, boolean()])), { requiredKeys: [] });
  assert(
    property(array(some, { maxLength: 5 }), (changes) => {
      const { hook } = after({ url: URL }, ...changes).options;
      expect(hook).toEqual({ stand_in_name: 'hooks.example.com:8443', ...Object.assign({}, ...changes) });
    }),
  );
});

it.each<[HookParams, string | null]>([
  [{ enable_ssl_verification: false, custom_headers: [], url_variables: [], custom_webhook_template: '' }, null],
  [{ custom_headers: [{}] }, 'custom_headers'],
  [{ url_variables: [{}] }, 'url_variables'],
  [{ custom_webhook_template: '{}' }, 'custom_webhook_template'],
])('of %j what is not there is %s', (params, field) => {
  expect(unsupportedOf(params)?.field ?? null).toBe(field);
});
