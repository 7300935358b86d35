import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isWanted, problemOfPolicy } from '../../local/sns/filter-policy.ts';
import { openSubscriptions } from '../../local/sns/subscriptions.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { ADA, TOPIC } from '../kit/local/sns.ts';

const OPS = 'ops@acme.example';
const ASKED = { topic: TOPIC, endpoint: ADA, filterPolicy: '{"a":["b"]}' };
const newFile = (): string => join(temporaryDirectory(), 'sns-subscriptions.json');

describe('subscriptions', () => {
  it('are on the disk, for their owner alone, before anybody is told of them', () => {
    const file = newFile();
    const again = () => openSubscriptions(file).of(TOPIC);
    const subscriptions = openSubscriptions(file);
    const added = subscriptions.add(ASKED);
    expect(again()).toEqual([{ ...ASKED, arn: added.arn, token: added.token, pendingSince: expect.any(Number) }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    subscriptions.confirm(added);
    expect(again()).toEqual([{ ...added, pendingSince: null }]);
    subscriptions.remove(added.arn);
    expect(again()).toEqual([]);
  });

  it('are confirmed by their token, once or again, and removed when they are confirmed', () => {
    const subscriptions = openSubscriptions(newFile());
    const added = subscriptions.add(ASKED);
    expect(subscriptions.remove(added.arn)).toBe(null);
    expect(subscriptions.confirm({ topic: TOPIC, token: 'x' })).toBe(null);
    expect(subscriptions.confirm({ topic: `${TOPIC}2`, token: added.token })).toBe(null);
    expect(subscriptions.of(TOPIC)).toEqual([added]);
    for (let times = 0; times < 2; times++)
      expect(subscriptions.confirm(added)).toEqual({ ...added, pendingSince: null });
    expect(subscriptions.remove(added.arn)).toMatchObject({ arn: added.arn });
    expect(subscriptions.remove(added.arn)).toBe(null);
    expect(subscriptions.confirm(added)).toBe(null);
  });

  it('that nobody confirms are gone after 48 hours', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 27) });
    onTestFinished(() => void vi.useRealTimers());
    const file = newFile();
    const subscriptions = openSubscriptions(file);
    const confirmed = subscriptions.add({ ...ASKED, endpoint: OPS });
    subscriptions.confirm(confirmed);
    const added = subscriptions.add(ASKED);
    vi.setSystemTime(Date.UTC(2026, 10, 29) - 1);
    expect(subscriptions.of(TOPIC)).toHaveLength(2);
    vi.setSystemTime(Date.UTC(2026, 10, 29));
    for (const one of [subscriptions, openSubscriptions(file)]) {
      expect(one.of(TOPIC).map(({ endpoint }) => endpoint)).toEqual([OPS]);
      expect(one.confirm(added)).toBe(null);
    }
  });

  describe('of the stack', () => {
    const deployed = { topics: [TOPIC], subscriptions: [{ topic: TOPIC, endpoint: OPS }] };

    it('are confirmed, without a filter, and the same after the next start', () => {
      const file = newFile();
      const subscriptions = openSubscriptions(file);
      subscriptions.deploy(deployed);
      const [first] = subscriptions.of(TOPIC);
      expect(subscriptions.of(TOPIC)).toEqual([
        expect.objectContaining({ endpoint: OPS, filterPolicy: null, pendingSince: null }),
      ]);
      const next = openSubscriptions(file);
      next.deploy(deployed);
      expect(next.of(TOPIC)).toEqual([first]);
    });

    it('that were ended by a link are not begun again', () => {
      const file = newFile();
      const subscriptions = openSubscriptions(file);
      subscriptions.deploy(deployed);
      subscriptions.remove(subscriptions.of(TOPIC)[0]!.arn);
      const next = openSubscriptions(file);
      next.deploy(deployed);
      expect(next.of(TOPIC)).toEqual([]);
    });

    it('go when the stack has them no longer, and all go with their topic', () => {
      const subscriptions = openSubscriptions(newFile());
      subscriptions.deploy(deployed);
      const added = subscriptions.add(ASKED);
      subscriptions.deploy({ ...deployed, subscriptions: [] });
      expect(subscriptions.of(TOPIC)).toEqual([added]);
      subscriptions.deploy({ topics: [], subscriptions: [] });
      expect(subscriptions.of(TOPIC)).toEqual([]);
    });
  });
});

describe('a filter policy', () => {
  const values = (count: number): string[] => Array.from({ length: count }, (_, index) => `v${index}`);
  const keys = (count: number): object => Object.fromEntries(values(count).map((key) => [key, ['x']]));

  it.each([{ a: ['b'] }, keys(5), { a: values(150) }, { a: values(50), b: values(3) }])('is fine: %#', (policy) => {
    expect(problemOfPolicy(JSON.stringify(policy))).toBe(null);
  });

  it.each<[string, string]>([
    ['{', 'a JSON object'],
    ['[]', 'a JSON object'],
    ['null', 'a JSON object'],
    ['"a"', 'a JSON object'],
    ['{}', 'an empty one'],
    ['{"a":"b"}', 'an array of texts'],
    ['{"a":[]}', 'an array of texts'],
    ['{"a":[1]}', 'an array of texts'],
    ['{"a":[{"prefix":"b"}]}', 'an array of texts'],
    ['{"a":["b\\"c"]}', 'quotes and backslashes'],
    ['{"a\\\\":["b"]}', 'quotes and backslashes'],
    [JSON.stringify(keys(6)), 'no more than 5 keys'],
    [JSON.stringify({ a: values(151) }), 'no more than 150 ways'],
    [JSON.stringify({ a: values(38), b: values(4) }), 'no more than 150 ways'],
    [JSON.stringify({ a: ['x'.repeat(262_144)] }), 'no more than 262144 bytes'],
  ])('is not: %.40s', (policy, problem) => expect(problemOfPolicy(policy)).toContain(problem));

  it.each<[boolean, string, string | null, Record<string, string[]>]>([
    [true, 'no policy', null, {}],
    [true, 'one of the values', '{"a":["b","c"]}', { a: ['c'] }],
    [true, 'any element', '{"a":["b"]}', { a: ['x', 'b'] }],
    [true, 'all keys', '{"a":["b"],"c":["d"]}', { a: ['b'], c: ['d'] }],
    [false, 'one key of two', '{"a":["b"],"c":["d"]}', { a: ['b'], c: ['e'] }],
    [false, 'another value', '{"a":["b"]}', { a: ['B'] }],
    [false, 'a part of the value', '{"a":["b"]}', { a: ['bb'] }],
    [false, 'a missing attribute', '{"a":["b"]}', { c: ['b'] }],
    [false, 'an empty array', '{"a":["b"]}', { a: [] }],
    [false, 'a name that every object has', '{"constructor":["b"]}', {}],
  ])('says %s for %s', (expected, _, policy, attributes) => {
    expect(isWanted(policy, new Map(Object.entries(attributes)))).toBe(expected);
  });
});
