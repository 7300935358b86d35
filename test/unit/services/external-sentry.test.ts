import { describe, expect, it } from 'vitest';
import { externalSentry } from '../../../shared/services/settings/external-sentry.ts';
import { enabledSettings } from '../../../shared/services/settings/error-tracking.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import type { TokenKey } from '../../../shared/domain/sealed-token.ts';
import type { SettingsChange } from '../../../shared/domain/settings.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import { keyOfSettings } from '../../../shared/store/table/item-keys.ts';
import { internet } from '../../../shared/outbound/internet.ts';
import * as settings from '../../../shared/store/settings.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { freshProject, useStore } from '../../kit/store.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';

const store = useStore();
const api_url = 'https://sentry.example.com/api/0/projects/acme/shop';
const SENTRY: SettingsChange = { active: true, integrated: false, api_url, token: 'sntrys_secret' };

async function projectWith(change: SettingsChange, tokenKey: TokenKey): Promise<number> {
  const { id } = await freshProject(store);
  await settings.change(store, tokenKey, id, change, { create: true });
  return id;
}

async function asked(tokenKey: TokenKey, id: number): Promise<unknown> {
  return externalSentry(await enabledSettings(store, id), tokenKey, id, internet, 8_000);
}

/** Changes the settings as somebody would who may write to the table, past the API. */
async function tamper(id: number, fields: object): Promise<void> {
  const item = await readItem(store, keyOfSettings(id));
  await store.db.send(new PutCommand({ TableName: store.table, Item: { ...item, ...fields } }));
}

describe('the external Sentry of a project', () => {
  it('is asked with the token that was set', async () => {
    const tokenKey = tokenKeyInMemory();
    const id = await projectWith(SENTRY, tokenKey);
    expect(await asked(tokenKey, id)).toMatchObject({
      apiUrl: api_url,
      token: 'sntrys_secret',
    });
  });

  it('is none in integrated mode or when it is switched off, for which no key is needed', async () => {
    const tokenKey = tokenKeyInMemory();
    const integrated = await projectWith({ active: true, integrated: true }, tokenKey);
    expect(await asked(tokenKey, integrated)).toBeNull();
    const off = await projectWith({ active: false, integrated: false }, tokenKey);
    await expect(asked(tokenKey, off)).rejects.toThrow(RuleViolation);
    expect(tokenKey.asked).toBe(0);
  });

  it('is not asked when the key is another one, or cannot be read: the error names the parameter', async () => {
    const tokenKey = tokenKeyInMemory();
    const id = await projectWith(SENTRY, tokenKey);
    const sentence = `The token of the external Sentry of project ${id} cannot be decrypted with the key in the parameter /glet/test/token-key`;
    await expect(asked(tokenKeyInMemory(), id)).rejects.toThrow(sentence);
    const unreadable = { ...tokenKey, read: () => Promise.reject(new Error('/glet/test/token-key is not there')) };
    await expect(asked(unreadable, id)).rejects.toThrow('/glet/test/token-key is not there');
  });

  it('is not asked when its token is of another project, or its address was changed past the API', async () => {
    const tokenKey = tokenKeyInMemory();
    const [one, other] = [await projectWith(SENTRY, tokenKey), await projectWith(SENTRY, tokenKey)];
    const { token } = (await readItem<{ token: string }>(store, keyOfSettings(other)))!;
    await tamper(one, { token });
    await expect(asked(tokenKey, one)).rejects.toThrow('cannot be decrypted');
    await tamper(other, { api_url: 'https://evil.example.com/api/0/projects/acme/shop' });
    await expect(asked(tokenKey, other)).rejects.toThrow('cannot be decrypted');
  });
});
