import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  booleanSelector,
  loadConfig,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
  resolveRegionConfig,
} from '../../infra/lambda-config.ts';
import { Sha256 } from '../../infra/node-checksum.ts';

afterEach(() => vi.unstubAllEnvs());

describe("what stands for the SDK's loader of options", () => {
  it('reads the environment once, when it is asked', async () => {
    const region = loadConfig(NODE_REGION_CONFIG_OPTIONS);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    expect(await region()).toBe('eu-central-1');
    vi.stubEnv('AWS_REGION', 'us-east-1');
    expect(await region()).toBe('eu-central-1');
  });

  it.each([
    ['true', true],
    ['false', false],
    ['yes', false],
    [undefined, false],
  ])('takes a flag of %j for %j', async (value, flag) => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', value);
    expect(await loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS)()).toBe(flag);
  });

  it('says that there is no region', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    await expect(loadConfig(NODE_REGION_CONFIG_OPTIONS)()).rejects.toThrow('AWS_REGION is not set');
  });

  it('has no value for an option that nobody gives', async () => {
    expect(await loadConfig<string>({ environmentVariableSelector: () => undefined })()).toBeUndefined();
  });

  it('refuses a flag that is neither true nor false', () => {
    expect(() => booleanSelector({ FLAG: 'yes' }, 'FLAG', 'env')).toThrow('Expected "true" or "false", got yes.');
  });

  it("settles a client's region, given or to be asked for", async () => {
    const given = resolveRegionConfig({ region: 'eu-central-1', useFipsEndpoint: false });
    expect([await given.region(), await given.useFipsEndpoint()]).toEqual(['eu-central-1', false]);
    const asked = resolveRegionConfig({ region: async () => 'us-east-1', useFipsEndpoint: async () => true });
    expect([await asked.region(), await asked.useFipsEndpoint()]).toEqual(['us-east-1', true]);
  });
});

describe("what stands for the SDK's SHA-256", () => {
  it('digests what came in parts', async () => {
    const hash = new Sha256();
    hash.update('one ');
    hash.update(Buffer.from('other'));
    expect(Buffer.from(await hash.digest())).toEqual(createHash('sha256').update('one other').digest());
    hash.reset();
    expect(Buffer.from(await hash.digest())).toEqual(createHash('sha256').digest());
  });

  it.each(['key', Buffer.from('key'), new Uint8Array(Buffer.from('key')).buffer])('signs with a key', async (key) => {
    const hash = new Sha256(key);
    hash.update('text');
    expect(Buffer.from(await hash.digest())).toEqual(createHmac('sha256', 'key').update('text').digest());
  });
});
