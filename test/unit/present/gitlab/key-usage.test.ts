import { expect, it } from 'vitest';
import type { Usage } from '../../../../shared/domain/quota.ts';
import { keyUsageEntity } from '../../../../shared/present/gitlab/key-usage.ts';

const NOW = new Date('2026-05-06T12:00:30.500Z');
const START = Date.parse('2026-05-06T12:00:00Z');
const key = { id: 1, project_id: 5, active: true, public_key: `glet_${'0'.repeat(32)}`, rate_limit: null };
const usage = (changes: Partial<Usage> = {}): Usage => ({
  window_start: START,
  window: 60,
  used: 12,
  bytes: 999,
  ...changes,
});
const TENANT = { count: 500, window: 60 };

it('is of the window that is running, which ends when it says', () => {
  expect(keyUsageEntity(key, usage(), TENANT, NOW)).toEqual({
    used: 12,
    limit: TENANT,
    window_ends_at: '2026-05-06T12:01:00.000Z',
  });
});

it('is beside the limit of its own, where the key has one', () => {
  const own = { ...key, rate_limit: { count: 7, window: 3600 } };
  expect(keyUsageEntity(own, usage({ window: 3600, window_start: START }), TENANT, NOW)).toEqual({
    used: 12,
    limit: { count: 7, window: 3600 },
    window_ends_at: '2026-05-06T13:00:00.000Z',
  });
});

it.each([
  ['nothing was counted', null],
  ['what was counted is of a window that is over', usage({ window_start: START - 60_000 })],
  ['what was counted is of another limit', usage({ window: 30 })],
])('is nothing while %s', (_why, counted) => {
  expect(keyUsageEntity(key, counted, TENANT, NOW).used).toBe(0);
});
