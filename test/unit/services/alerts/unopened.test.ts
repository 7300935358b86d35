import { describe, expect, it } from 'vitest';
import type { DestinationChange } from '../../../../shared/alerts/changed-destination.ts';
import type { HookParams } from '../../../../shared/alerts/hook-change.ts';
import type { AlertDestination, DestinationKind } from '../../../../shared/domain/alerts/alert-destination.ts';
import { allowedTargets } from '../../../../shared/domain/alerts/allowed-targets.ts';
import { RuleViolation } from '../../../../shared/domain/refusals.ts';
import type { TokenKey } from '../../../../shared/domain/sealed-token.ts';
import { openDestination } from '../../../../shared/services/alerts/open-destination.ts';
import { inWordsOfHooks, wantedOfHook } from '../../../../shared/services/alerts/project-hook.ts';
import { removeDestination } from '../../../../shared/services/alerts/remove-destination.ts';
import { rotateSecret } from '../../../../shared/services/alerts/rotate-secret.ts';
import { createDestination, updateDestination } from '../../../../shared/services/alerts/save-destination.ts';
import { shownDestination } from '../../../../shared/services/alerts/shown-destination.ts';
import { shownHook } from '../../../../shared/services/alerts/shown-hook.ts';
import { testDestination } from '../../../../shared/services/alerts/test-destination.ts';
import * as alertDestinations from '../../../../shared/store/alert-destinations.ts';
import { attempted } from '../../../kit/alerts/gates.ts';
import { freshProject, useStore } from '../../../kit/store.ts';
import { tokenKeyInMemory } from '../../../kit/unit/token-key.ts';

const store = useStore();
const now = new Date('2026-11-27T12:00:00.000Z');
const KEY = 'K3YK3YK3YK3YK3YK3Ya1b2';
const GIVEN = {
  webhook: { url: 'https://h.example/in?key=1', header_name: 'X-Key', token: 'one' },
  slack: { url: `https://hooks.slack.com/services/${KEY}` },
  ntfy: { url: 'https://ntfy.example', topic: 'shop', token: 'one' },
  pagerduty: { token: KEY },
  gitlab_issue: { url: 'https://gitlab.example', token: 'one', gitlab_project: 'acme/shop' },
  email: { emails: ['ada@example.com'] },
} satisfies Partial<Record<DestinationKind, DestinationChange>>;

/** A destination that was sealed with a key that is gone: another one is in its place, unless it is said otherwise. */
async function unopened(
  kind: keyof typeof GIVEN,
  given: DestinationChange = {},
  tokenKey: TokenKey = tokenKeyInMemory(),
) {
  const project = await freshProject(store);
  const saving = {
    store,
    tokenKey,
    projectId: project.id,
    base: 'https://glet.test/api',
    now,
    allowed: allowedTargets(''),
  };
  const wanted = { name: 'Own', ...GIVEN[kind], ...given };
  const made = await createDestination({ ...saving, tokenKey: tokenKeyInMemory() }, kind, wanted);
  return {
    made,
    project,
    tokenKey,
    change: (change: DestinationChange) => updateDestination(saving, made.id, change),
    changeHook: (params: HookParams) => inWordsOfHooks(() => updateDestination(saving, made.id, wantedOfHook(params))),
    shown: (hook: AlertDestination) => shownHook(tokenKey, hook, null, now),
    secrets: async (saved: AlertDestination) => (await openDestination(tokenKey, saved, now))?.secrets ?? null,
  };
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof RuleViolation ? thrown.rule : thrown;
}

const AS_WELL = 'what is stored of it cannot be read any more, so give it again as well';

describe('a destination whose secrets cannot be opened', () => {
  it.each(Object.keys(GIVEN) as (keyof typeof GIVEN)[])(
    'of the kind %s is changed in all that is no secret',
    async (kind) => {
      const { made, change } = await unopened(kind);
      const muted_until = '2026-12-01T00:00:00.000Z';
      const changed = { enabled: false, name: 'Other', window_minutes: 0, muted_until };
      expect(await change(changed)).toEqual({ ...made, ...changed, revision: 2 });
    },
  );

  it('keeps what is sealed, also where the options of its kind are sent along', async () => {
    const headed = await unopened('webhook');
    const renamed = { ...headed.made, name: 'Other', options: { header_name: 'X-Other' }, revision: 2 };
    expect(await headed.change({ name: 'Other', header_name: 'X-Other' })).toEqual(renamed);
    const bare = await unopened('webhook', { header_name: null, token: null });
    expect(await bare.change({ name: 'Other', header_name: null })).toMatchObject({ sealed: bare.made.sealed });
    const issue = await unopened('gitlab_issue');
    const options = { gitlab_project: 'acme/other', labels: ['bug'], confidential: false };
    expect(await issue.change(options)).toMatchObject({ sealed: issue.made.sealed, options });
    expect(await refusal(issue.change({ gitlab_project: '' }))).toMatchObject({ field: 'gitlab_project' });
    expect(await refusal(issue.change({ name: '' }))).toMatchObject({ field: 'name' });
  });

  it.each<[keyof typeof GIVEN, DestinationChange, DestinationChange, string, string]>([
    ['webhook', {}, { token: 'two' }, 'url', AS_WELL],
    ['webhook', {}, { url: 'https://h.example/in?key=1' }, 'token', AS_WELL],
    ['webhook', {}, { header_name: null }, 'url', AS_WELL],
    ['webhook', { header_name: null, token: null }, { header_name: 'X-Key', token: 'one' }, 'url', AS_WELL],
    ['gitlab_issue', {}, { token: 'two' }, 'url', AS_WELL],
    ['gitlab_issue', {}, { url: 'https://gitlab.example' }, 'token', AS_WELL],
    ['ntfy', {}, { token: 'two' }, 'url', AS_WELL],
    ['pagerduty', { url: 'https://events.eu.pagerduty.com/v2/enqueue' }, { token: KEY }, 'url', AS_WELL],
    ['pagerduty', {}, { url: 'https://events.eu.pagerduty.com/v2/enqueue' }, 'token', AS_WELL],
    [
      'slack',
      {},
      { url: 'https://hooks.slack.com/…a1b2' },
      'url',
      'it is shortened, as it is shown: give the whole one.',
    ],
  ])('of the kind %s %j is told what has to come with %j: %s', async (kind, given, wanted, field, problem) => {
    const { made, project, change } = await unopened(kind, given);
    expect(await refusal(change(wanted))).toEqual({ code: 'field-invalid', field, problem });
    expect(await alertDestinations.read(store, project.id, made.id)).toEqual(made);
  });

  it.each<[keyof typeof GIVEN, DestinationChange, object]>([
    ['webhook', { url: 'https://h.example/two', token: 'two' }, { url: 'https://h.example/two', token: 'two' }],
    ['webhook', { url: 'https://h.example/two', token: null, header_name: null }, { url: 'https://h.example/two' }],
    ['slack', GIVEN.slack, GIVEN.slack],
    ['ntfy', { url: 'https://ntfy.sh' }, { url: 'https://ntfy.sh' }],
    ['pagerduty', { token: `${KEY}2` }, { token: `${KEY}2` }],
    ['gitlab_issue', { url: 'https://gl.example', token: 'x' }, { url: 'https://gl.example', token: 'x' }],
    ['email', { name: 'Mail' }, {}],
  ])('of the kind %s is repaired by %j', async (kind, wanted, secrets) => {
    const one = await unopened(kind);
    expect(await one.secrets(await one.change(wanted))).toEqual(secrets);
  });

  it('is shown and deleted, and whoever tests it is told what to do', async () => {
    const { made, project, tokenKey } = await unopened('webhook');
    expect(await shownDestination(store, made, now)).toMatchObject({ address: 'https://h.example/in?…' });
    const ways = {
      open: (one: AlertDestination) => openDestination(tokenKey, one, now),
      send: async () => attempted(),
      start: () => Promise.reject(new Error('nothing was sent')),
    };
    const problem = 'its secrets cannot be read any more, save its address and token again';
    expect(await refusal(testDestination(store, ways, project, made, now))).toEqual({
      code: 'field-invalid',
      field: 'url',
      problem,
    });
    await removeDestination(store, project.id, made.id);
    expect(await alertDestinations.read(store, project.id, made.id)).toBeNull();
  });
});

it('the secret of a destination is not rotated where the key is gone: nobody would be told the new one', async () => {
  const { made, project } = await unopened('webhook');
  const gone = { ...tokenKeyInMemory(), read: () => Promise.reject(new Error('/glet/acme/token-key: not there')) };
  await expect(rotateSecret(store, gone, project.id, made.id, now)).rejects.toThrow('/glet/acme/token-key');
  const kept = await alertDestinations.read(store, project.id, made.id);
  expect(kept).toMatchObject({ signing_version: made.signing_version, revision: made.revision });
});

describe('a hook whose secrets cannot be opened', () => {
  it('shows the host of its address, and is changed by who sends that back', async () => {
    const { made, shown, changeHook } = await unopened('webhook', { header_name: 'X-Gitlab-Token' });
    expect(await shown(made)).toMatchObject({ id: made.id, url: 'https://h.example/…', name: 'Own' });
    const changed = await changeHook({ url: 'https://h.example/…', note_events: true });
    expect(changed).toMatchObject({ sealed: made.sealed, options: { header_name: 'X-Gitlab-Token' } });
    expect(await shown(changed)).toMatchObject({ url: 'https://h.example/…', note_events: true });
    expect(await shown(await changeHook({ name: '' }))).toMatchObject({ name: null });
  });

  it('is repaired by who gives the whole address, and told so who gives the token alone', async () => {
    const { made, secrets, shown, changeHook } = await unopened('webhook');
    for (const params of [{ token: 'x' }, { url: 'https://h.example/…', token: 'x' }])
      expect(await refusal(changeHook(params))).toEqual({ code: 'hook-url-invalid', problem: AS_WELL });
    const url = 'https://h.example/in?key=1';
    const repaired = await changeHook({ url, token: 'x' });
    expect(await secrets(repaired)).toEqual({ url, token: 'x' });
    expect(await shown(repaired)).toMatchObject({ id: made.id, url });
    // Without the token it is gone, as with another address.
    const other = await unopened('webhook');
    const bare = await other.changeHook({ url });
    expect(await other.secrets(bare)).toEqual({ url });
    expect(bare.options.header_name).toBeUndefined();
  });
});

describe('where the key is gone, and none is in its place,', () => {
  it('what was sealed is shown as what cannot be opened', async () => {
    const { made, tokenKey, shown } = await unopened('webhook', {}, { ...tokenKeyInMemory(), find: async () => null });
    expect(await openDestination(tokenKey, made, now)).toBeNull();
    expect(await shown(made)).toMatchObject({ url: 'https://h.example/…' });
  });

  it('mails are sent all the same', async () => {
    const { made, tokenKey } = await unopened('email', {}, { ...tokenKeyInMemory(), find: async () => null });
    expect(await openDestination(tokenKey, made, now)).toMatchObject({ kind: 'email', secrets: {}, signingKeys: [] });
  });
});
