import { beforeEach, describe, expect, it } from 'vitest';
import { invalid, NO_ALERT_DESTINATION } from '../../../kit/answers.ts';
import { newDestination, SHOWN_WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

const HEADED = {
  kind: 'webhook',
  name: 'Hook',
  url: 'https://h.example/one',
  header_name: 'X-Key',
  token: 'the token',
};

let at: string;
const change = (json: object) => admin('PUT', at, { json });

beforeEach(async () => {
  at = await newDestination(await newProject(), HEADED);
});

describe('a destination', () => {
  it('is changed in what is said, and stays as it is in all else', async () => {
    const json = { ...SHOWN_WEBHOOK, address: 'https://h.example/two', header_name: 'X-Key', window_minutes: 0 };
    const moved = { url: 'https://h.example/two', token: 'the token', window_minutes: 0 };
    expect(await change(moved)).toEqual({ status: 200, json });
    expect(await change({ enabled: false, name: 'Off' })).toEqual({
      status: 200,
      json: { ...json, enabled: false, name: 'Off' },
    });
  });

  it('wants its token again for another address: it was given for the one before', async () => {
    for (const url of ['https://other.example/one', 'https://h.example/attacker'])
      expect(await change({ url })).toEqual(invalid('token is invalid: give the value of the header X-Key with it'));
    expect(await change({ url: 'https://other.example/one', token: 'another' })).toMatchObject({ status: 200 });
  });

  it('is not changed in part', async () => {
    expect(await change({ name: 'Other', url: 'https://127.0.0.1/' })).toMatchObject({ status: 400 });
    expect(await admin('GET', at)).toMatchObject({ json: { name: 'Hook', address: 'https://h.example/one' } });
  });

  it('does not change its kind', async () => {
    expect(await change({ kind: 'slack', name: 'Still a hook' })).toMatchObject({ json: { kind: 'webhook' } });
  });

  it('has all changes of those who make them at once, or is gone', async () => {
    const both = await Promise.all([change({ name: 'One' }), change({ window_minutes: 9 })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await admin('GET', at)).toMatchObject({ json: { name: 'One', window_minutes: 9 } });
    const [changed, deleted] = await Promise.all([change({ name: 'Two' }), admin('DELETE', at)]);
    expect([200, 404]).toContain(changed.status);
    expect(deleted.status).toBe(204);
    expect(await admin('GET', at)).toEqual(NO_ALERT_DESTINATION);
    expect(await change({ name: 'Three' })).toEqual(NO_ALERT_DESTINATION);
  });
});
