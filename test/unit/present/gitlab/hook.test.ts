import { expect, it } from 'vitest';
import type { AlertDestination } from '../../../../shared/domain/alerts/alert-destination.ts';
import type { DestinationState } from '../../../../shared/domain/alerts/alert-message.ts';
import { hookEntity } from '../../../../shared/present/gitlab/hook.ts';

const AT = '2026-11-27T12:00:00.000Z';
const LATER = '2026-11-27T13:00:00.000Z';

const destination: AlertDestination = {
  id: 3,
  project_id: 7,
  kind: 'webhook',
  name: 'hooks.example.com',
  enabled: true,
  shown_address: 'https://hooks.example.com/',
  options: { hook: { stand_in_name: 'hooks.example.com' } },
  sealed: 'sealed' as never,
  signing_version: 1,
  window_minutes: 5,
  muted_until: null,
  base: 'https://glet.example.com/api',
  revision: 1,
  created_at: AT,
  updated_at: AT,
};
const well: DestinationState = { held: 0, held_until: null, failing_since: null, last_attempt: null };
const failing = { ...well, held: 2, held_until: LATER, failing_since: AT };

it.each<[string, Partial<AlertDestination>, DestinationState, object]>([
  ['works', {}, well, { alert_status: 'executable', disabled_until: null }],
  [
    'has alerts that wait',
    {},
    { ...failing, failing_since: null },
    { alert_status: 'executable', disabled_until: null },
  ],
  ['fails', {}, failing, { alert_status: 'temporarily_disabled', disabled_until: LATER }],
  [
    'fails, and nothing waits',
    {},
    { ...failing, held: 0, held_until: null },
    { alert_status: 'temporarily_disabled', disabled_until: null },
  ],
  ['is switched off', { enabled: false }, failing, { alert_status: 'disabled', disabled_until: null }],
])('a hook that %s says so', (_, changed, state, expected) => {
  expect(hookEntity({ ...destination, ...changed }, 'https://hooks.example.com/', state)).toMatchObject(expected);
});

it.each<[string, Partial<AlertDestination>, string | null]>([
  ['has none as long as another stands in for it', {}, null],
  ['is what somebody called the destination', { name: 'bot' }, 'bot'],
  ['is that of a destination that was not made as a hook', { options: {} }, 'hooks.example.com'],
])('the name of a hook %s', (_, changed, name) => {
  expect(hookEntity({ ...destination, ...changed }, 'https://hooks.example.com/', well).name).toBe(name);
});
