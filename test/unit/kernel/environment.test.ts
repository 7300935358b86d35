import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../shared/kernel/environment.ts';

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
