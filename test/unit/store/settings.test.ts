import { describe, expect, it } from 'vitest';
import * as clientKeys from '../../../shared/store/client-keys.ts';
import * as projects from '../../../shared/store/projects.ts';
import * as settings from '../../../shared/store/settings.ts';
import { openToken, type SealedToken } from '../../../shared/domain/sealed-token.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';
import { atOnce, freshProject, itemsBelow, tally, useStore } from '../../kit/store.ts';

const store = useStore();
const tokenKey = tokenKeyInMemory();
const INTEGRATED = { active: true, integrated: true } as const;
const OFF = { active: false, integrated: true } as const;
const SENTRY = {
  active: true,
  integrated: false,
  api_url: 'https://sentry.example.com/api/0/projects/org/app',
  project_name: null,
  token: 'secret',
  scrub_data: true,
} as const;
const stored = (fields: object) => ({ api_url: null, project_name: null, token: null, scrub_data: true, ...fields });
const put = (id: number, change: Parameters<typeof settings.change>[3]) =>
  settings.change(store, tokenKey, id, change, { create: true });

describe('settings', () => {
  it('are created, changed and read', async () => {
    const { id } = await freshProject(store);
    expect(await settings.read(store, id)).toBeNull();
    const sealed: unknown = expect.stringMatching(/^v1\./);
    expect(await put(id, SENTRY)).toEqual({ outcome: 'saved', settings: { ...SENTRY, token: sealed } });
    const off = { ...SENTRY, active: false, token: sealed };
    expect(await settings.change(store, tokenKey, id, { active: false }, { create: false })).toEqual({
      outcome: 'saved',
      settings: off,
    });
    expect(await settings.read(store, id)).toMatchObject(off);
  });

  it('settings that are not there are not changed without leave to create them', async () => {
    const project = await freshProject(store);
    expect(await settings.change(store, tokenKey, project.id, INTEGRATED, { create: false })).toEqual({
      outcome: 'no-settings',
    });
    expect(await itemsBelow(store, project)).toHaveLength(1);
  });

  it('refused settings leave no trace', async () => {
    const project = await freshProject(store);
    expect(await put(project.id, { active: true, integrated: false })).toEqual({
      outcome: 'refused',
      problems: ['api-url-missing', 'token-missing'],
    });
    expect(await itemsBelow(store, project)).toHaveLength(1);
  });

  it('settings of a project that is gone are not created', async () => {
    const project = await freshProject(store);
    await projects.remove(store, project);
    expect(await put(project.id, INTEGRATED)).toEqual({ outcome: 'project-gone' });
    expect(await itemsBelow(store, project)).toEqual([]);
  });

  it('changed to what they are write nothing', async () => {
    const { id } = await freshProject(store);
    await put(id, INTEGRATED);
    store.sent.length = 0;
    expect(await put(id, INTEGRATED)).toEqual({ outcome: 'saved', settings: stored(INTEGRATED) });
    expect(store.sent).toEqual(['GetItemCommand']);
  });

  it('keep every one of two different changes made at once', async () => {
    const { id } = await freshProject(store);
    await put(id, SENTRY);
    await Promise.all([put(id, { active: true, project_name: 'Name' }), put(id, { active: true, token: 'new' })]);
    const { token, ...others } = (await settings.read(store, id))!;
    expect({ ...others, token: await opened(id, token!) }).toMatchObject({
      ...SENTRY,
      project_name: 'Name',
      token: 'new',
    });
  });
});

const opened = async (projectId: number, token: SealedToken): Promise<string | null> =>
  openToken(await tokenKey.read(), token, { projectId, apiUrl: SENTRY.api_url });

describe('integrated mode', () => {
  it('makes one key when it is switched on, by twenty callers at once', async () => {
    const { id } = await freshProject(store);
    const outcomes = await atOnce(20, () => put(id, INTEGRATED));
    expect(tally(outcomes)).toEqual({ saved: 20 });
    expect(await clientKeys.list(store, id)).toHaveLength(1);
  });

  it('makes one key when twenty callers switch it on over what was off', async () => {
    const { id } = await freshProject(store);
    await put(id, OFF);
    expect(await clientKeys.list(store, id)).toEqual([]);
    await atOnce(20, () => settings.change(store, tokenKey, id, { active: true }, { create: false }));
    expect(await clientKeys.list(store, id)).toHaveLength(1);
  });

  it('makes at most one key while others switch it on and off', async () => {
    const { id } = await freshProject(store);
    const outcomes = await atOnce(12, (index) => put(id, index % 2 ? OFF : INTEGRATED));
    expect(tally(outcomes)).toEqual({ saved: 12 });
    expect(await clientKeys.list(store, id)).toHaveLength(1);
  });

  it('makes no key where there is one', async () => {
    const { id } = await freshProject(store);
    await clientKeys.create(store, id);
    await put(id, INTEGRATED);
    expect(await clientKeys.list(store, id)).toHaveLength(1);
  });

  it('does not bring a deleted key back until it is really switched on again', async () => {
    const { id } = await freshProject(store);
    await put(id, INTEGRATED);
    const [key] = await clientKeys.list(store, id);
    await clientKeys.remove(store, id, key!.id);

    await put(id, INTEGRATED);
    await settings.change(store, tokenKey, id, { active: true }, { create: false });
    expect(await clientKeys.list(store, id)).toEqual([]);

    await put(id, OFF);
    await put(id, INTEGRATED);
    expect(await clientKeys.list(store, id)).toHaveLength(1);
  });

  it.each([OFF, SENTRY])('is not what $active, $integrated is: no key is made', async (change) => {
    const { id } = await freshProject(store);
    await put(id, change);
    expect(await clientKeys.list(store, id)).toEqual([]);
  });
});

describe('a project that is deleted while it is switched on', () => {
  it('has settings and key both or neither', async () => {
    const fresh = await atOnce(10, () => freshProject(store));
    const outcomes = await Promise.all(
      fresh.map(async (project) => {
        const [change] = await Promise.all([put(project.id, INTEGRATED), projects.remove(store, project)]);
        return { outcome: change.outcome, items: (await itemsBelow(store, project)).length };
      }),
    );
    for (const { outcome, items } of outcomes) expect(items).toBe(outcome === 'saved' ? 3 : 0);
  });
});
