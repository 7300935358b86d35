import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ParameterStore } from '../../../shared/ssm/parameter-store.ts';
import { tokenKeyIn } from '../../../shared/ssm/token-key.ts';

const NAME = '/glet/acme/token-key';

/** Parameters in memory; `lag`: how many reads do not see yet what was created. */
function parametersOf(initial: string | null = null, lag = 0) {
  const calls: string[] = [];
  let [value, unseen] = [initial, 0];
  const parameters: ParameterStore = {
    read: async (name) => {
      calls.push(`read ${name}`);
      return unseen-- > 0 ? null : value;
    },
    create: async (name, made) => {
      calls.push(`create ${name}`);
      if (value !== null) return 'exists';
      [value, unseen] = [made, lag];
      return 'created';
    },
  };
  return { parameters, calls, value: () => value };
}
const KEY = randomBytes(32);

describe('the key of tokens', () => {
  it('is read once in the life of an instance', async () => {
    const { parameters, calls } = parametersOf(KEY.toString('base64'));
    const key = tokenKeyIn(parameters, NAME);
    expect(calls).toEqual([]);
    expect(await key.read()).toEqual(KEY);
    expect(await key.readOrMake()).toEqual(KEY);
    expect(calls).toEqual([`read ${NAME}`]);
  });

  it('is made by whoever seals the first token, and not by whoever opens one', async () => {
    const { parameters, calls, value } = parametersOf();
    const key = tokenKeyIn(parameters, NAME);
    await expect(key.read()).rejects.toThrow(NAME);
    expect(value()).toBeNull();
    const made = await key.readOrMake();
    expect(made).toHaveLength(32);
    expect(await key.read()).toEqual(made);
    expect(calls).toEqual([`read ${NAME}`, `read ${NAME}`, `create ${NAME}`]);
    expect(await tokenKeyIn(parameters, NAME).read()).toEqual(made);
  });

  it('is one for all that make it at once, though what one made is seen late', async () => {
    const { parameters } = parametersOf(null, 3);
    const made = await Promise.all(Array.from({ length: 5 }, () => tokenKeyIn(parameters, NAME).readOrMake()));
    for (const one of made) expect(one).toEqual(made[0]);
  });

  it('is found by whoever opens what was sealed a moment ago, or is said not to be there, and not made', async () => {
    const { parameters, value } = parametersOf();
    expect(await tokenKeyIn(parameters, NAME).find()).toBeNull();
    expect(value()).toBeNull();
    const late = parametersOf(null, 3);
    const made = await tokenKeyIn(late.parameters, NAME).readOrMake();
    expect(await tokenKeyIn(late.parameters, NAME).find()).toEqual(made);
  });

  it('is looked for again after it could not be read', async () => {
    const { parameters } = parametersOf(KEY.toString('base64'));
    let fails = true;
    const read = (name: string) => (fails ? Promise.reject(new Error('SSM is away')) : parameters.read(name));
    const key = tokenKeyIn({ ...parameters, read }, NAME);
    await expect(key.read()).rejects.toThrow('SSM is away');
    fails = false;
    expect(await key.read()).toEqual(KEY);
  });

  it('is none if it is something else, which is neither used nor replaced', async () => {
    const { parameters, value } = parametersOf('hunter2');
    const key = tokenKeyIn(parameters, NAME);
    await expect(key.read()).rejects.toThrow(`The parameter ${NAME} holds something that is no key of tokens.`);
    await expect(key.readOrMake()).rejects.toThrow(NAME);
    expect(value()).toBe('hunter2');
  });
});
