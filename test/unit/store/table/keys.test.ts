import { describe, expect, it } from 'vitest';
import { keys } from '../../../../shared/store/table/keys.ts';

describe('keys of the table', () => {
  it.each([
    [keys.counter('project'), 'COUNTER', 'project'],
    [keys.project(5), 'PROJECT#5', 'PROJECT'],
    [keys.path('Group/Sub/App'), 'PATH#group/sub/app', 'PATH'],
    [keys.settings(5), 'PROJECT#5', 'SETTINGS'],
    [keys.clientKey(5, 7), 'PROJECT#5', 'CLIENT_KEY#0000000000000007'],
    [keys.clientKey(5, 2 ** 53 - 1), 'PROJECT#5', 'CLIENT_KEY#9007199254740991'],
    [keys.publicKey(5, 'glet_ab'), 'PROJECT#5', 'PUBLIC_KEY#glet_ab'],
    [keys.token('d1'), 'TOKEN#d1', 'TOKEN'],
    [keys.accessToken(5, 7), 'PROJECT#5', 'ACCESS_TOKEN#0000000000000007'],
    [keys.adminToken(7), 'ADMIN', 'ACCESS_TOKEN#0000000000000007'],
  ])('%j', (key, pk, sk) => {
    expect(key).toEqual({ pk, sk });
  });

  it('sort as their ids do', () => {
    const sorted = [1, 9, 10, 99, 100, 2 ** 40].map((id) => keys.clientKey(5, id).sk);
    expect(sorted.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(sorted);
  });
});
