import { describe, expect, it } from 'vitest';
import { openToken, type SealedToken, type TokenKey } from '../../../shared/domain/sealed-token.ts';
import type { SettingsChange } from '../../../shared/domain/settings.ts';
import * as settings from '../../../shared/store/settings.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';

const store = useStore();
const tokenKey = tokenKeyInMemory();
const SENTRY = {
  active: true,
  integrated: false,
  api_url: 'https://sentry.example.com/api/0/projects/org/app',
  token: 'secret',
} as const;
const put = (id: number, change: SettingsChange) => settings.change(store, tokenKey, id, change, { create: true });
const opened = async (projectId: number, token: SealedToken): Promise<string | null> =>
  openToken(await tokenKey.read(), token, { projectId, apiUrl: SENTRY.api_url });

describe('the token of settings', () => {
  it('is sealed for its project and its address', async () => {
    const { id } = await freshProject(store);
    await put(id, SENTRY);
    const { token } = (await settings.read(store, id))!;
    expect(await opened(id, token!)).toBe('secret');
    expect(await opened(id + 1, token!)).toBeNull();
  });

  it.each([
    ['is what it was', { ...SENTRY }],
    ['is masked', { ...SENTRY, token: '***' }],
    ['is not given', { active: true, integrated: false }],
  ])('that %s writes nothing', async (_title, change) => {
    const { id } = await freshProject(store);
    await put(id, SENTRY);
    const before = await settings.read(store, id);
    store.sent.length = 0;
    expect(await put(id, change)).toMatchObject({ outcome: 'saved', settings: { token: before!.token } });
    expect(store.sent).toEqual(['GetItemCommand']);
    expect(await settings.read(store, id)).toEqual(before);
  });

  it('needs the key only when it is new, not when it stays or goes', async () => {
    const { id } = await freshProject(store);
    const unreadable: TokenKey = {
      parameter: '/glet/test/token-key',
      read: () => Promise.reject(new Error('no key')),
      find: () => Promise.reject(new Error('no key')),
      readOrMake: () => Promise.reject(new Error('no key')),
    };
    const change = (fields: object) =>
      settings.change(store, unreadable, id, { active: true, ...fields }, { create: true });
    await expect(change(SENTRY)).rejects.toThrow('no key');
    expect(await settings.read(store, id)).toBeNull();
    expect(await change({ ...SENTRY, api_url: 'https://sentry.example.com/' })).toMatchObject({ outcome: 'refused' });
    await put(id, SENTRY);
    expect(await change({ project_name: 'Name' })).toMatchObject({ outcome: 'saved' });
    expect(await change({ integrated: true, token: '' })).toMatchObject({
      outcome: 'saved',
      settings: { token: null },
    });
  });

  it('is replaced when the key is another one now', async () => {
    const { id } = await freshProject(store);
    await put(id, SENTRY);
    const other = tokenKeyInMemory();
    await settings.change(store, other, id, SENTRY, { create: true });
    const { token } = (await settings.read(store, id))!;
    expect(await opened(id, token!)).toBeNull();
    expect(openToken(await other.read(), token!, { projectId: id, apiUrl: SENTRY.api_url })).toBe('secret');
  });
});
