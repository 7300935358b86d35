import { describe, expect, it } from 'vitest';
import {
  keyOfAccessToken,
  keyOfAdminToken,
  keyOfClientKey,
  keyOfCounter,
  keyOfPath,
  keyOfProject,
  keyOfPublicKey,
  keyOfSettings,
  keyOfToken,
} from '../../../../shared/store/table/item-keys.ts';

describe('keys of the table', () => {
  it.each([
    [keyOfCounter('project'), 'COUNTER', 'project'],
    [keyOfProject(5), 'PROJECT#5', 'PROJECT'],
    [keyOfPath('Group/Sub/App'), 'PATH#group/sub/app', 'PATH'],
    [keyOfSettings(5), 'PROJECT#5', 'SETTINGS'],
    [keyOfClientKey(5, 7), 'PROJECT#5', 'CLIENT_KEY#0000000000000007'],
    [keyOfClientKey(5, 2 ** 53 - 1), 'PROJECT#5', 'CLIENT_KEY#9007199254740991'],
    [keyOfPublicKey(5, 'glet_ab'), 'PROJECT#5', 'PUBLIC_KEY#glet_ab'],
    [keyOfToken('d1'), 'TOKEN#d1', 'TOKEN'],
    [keyOfAccessToken(5, 7), 'PROJECT#5', 'ACCESS_TOKEN#0000000000000007'],
    [keyOfAdminToken(7), 'ADMIN', 'ACCESS_TOKEN#0000000000000007'],
  ])('%j', (key, pk, sk) => {
    expect(key).toEqual({ pk, sk });
  });

  it('sort as their ids do', () => {
    const sorted = [1, 9, 10, 99, 100, 2 ** 40].map((id) => keyOfClientKey(5, id).sk);
    expect(sorted.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(sorted);
  });
});
