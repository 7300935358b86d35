import { describe, expect, it } from 'vitest';
import {
  readCollectorCacheMs,
  readEnvironment,
  readIngestLimits,
  readMapMs,
} from '../../../shared/entry/environment.ts';

describe("a function's environment", () => {
  it.each([
    [{ GLET_TABLE: 't', GLET_TENANT: 'acme' }, null],
    [{ GLET_TABLE: 't', GLET_TENANT: 'acme', GLET_DOMAIN: '' }, null],
    [{ GLET_TABLE: 't', GLET_TENANT: 'acme', GLET_DOMAIN: 'errors.acme.example' }, 'errors.acme.example'],
  ])('is read from %j', (variables, domain) => {
    expect(readEnvironment(variables)).toEqual({ table: 't', tenant: 'acme', domain });
  });

  it.each([
    [{}, 'GLET_TABLE, GLET_TENANT'],
    [{ GLET_TABLE: 't' }, 'GLET_TENANT'],
    [{ GLET_TABLE: '', GLET_TENANT: 'acme' }, 'GLET_TABLE'],
  ])('%j stops the cold start and says what is missing: %s', (variables, names) => {
    expect(() => readEnvironment(variables)).toThrow(new Error(`missing in the function's environment: ${names}`));
  });
});

describe('what a function is told of the limits of events', () => {
  const VARIABLES = {
    GLET_RETENTION_DAYS: '90',
    GLET_CLIENT_KEY_LIMIT: '10000',
    GLET_CLIENT_KEY_WINDOW: '60',
    GLET_PROJECT_QUOTA: '100000',
    GLET_PROJECT_QUOTA_WINDOW: '3600',
    GLET_PROJECT_QUOTA_MEGABYTES: '500',
    GLET_NEW_ERROR_LIMIT: '1000',
  };
  const PROBLEM = "missing in the function's environment, or no positive integer:";

  it('is read as numbers', () => {
    expect(readIngestLimits(VARIABLES)).toEqual({
      retentionDays: 90,
      clientKey: { count: 10_000, window: 60 },
      project: { count: 100_000, window: 3_600, bytes: 524_288_000 },
      newErrorsPerHour: 1_000,
    });
  });

  it('stops the cold start when all of it is missing, and names it', () => {
    expect(() => readIngestLimits({})).toThrow(new Error(`${PROBLEM} ${Object.keys(VARIABLES).join(', ')}`));
  });

  it.each(
    Object.keys(VARIABLES).flatMap((name) => ['', '0', '-1', '1.5', 'ninety', '1e99'].map((value) => [name, value])),
  )('stops the cold start when %s is %j', (name, value) => {
    expect(() => readIngestLimits({ ...VARIABLES, [name]: value })).toThrow(new Error(`${PROBLEM} ${name}`));
  });
});

describe('how long the collector goes by what it knows', () => {
  it('is ten seconds unless a test says otherwise', () => {
    expect(readCollectorCacheMs({})).toBe(10_000);
    expect(readCollectorCacheMs({ GLET_COLLECTOR_CACHE_MS: '200' })).toBe(200);
  });

  it('and how long it reads source maps is 300 ms', () => {
    expect(readMapMs({})).toBe(300);
    expect(readMapMs({ GLET_MAP_MS: '10000' })).toBe(10_000);
    expect(() => readMapMs({ GLET_MAP_MS: '0' })).toThrow(/GLET_MAP_MS$/);
  });

  it.each(['', '0', '-1', '1.5', 'long'])('is never %j', (value) => {
    const message = "missing in the function's environment, or no positive integer: GLET_COLLECTOR_CACHE_MS";
    expect(() => readCollectorCacheMs({ GLET_COLLECTOR_CACHE_MS: value })).toThrow(new Error(message));
  });
});
