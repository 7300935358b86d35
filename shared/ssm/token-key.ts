import { newTokenKey, tokenKeyOf, type TokenKey } from '../domain/sealed-token.ts';
import type { ParameterStore } from './parameter-store.ts';
import { pause } from '../store/table/backoff.ts';

/** How often to look for what somebody else has just made, because SSM promises no read after write. Up to a second. */
const MAX_LOOKS_COUNT = 8;

/**
 * The stack's key of tokens, kept in a parameter and asked for once in an instance's life. CloudFormation makes no secure
 * parameters (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html), so the
 * first function that has to seal a token makes it; of several at once one wins, and the others read what it made.
 */
export function tokenKeyIn(parameters: ParameterStore, parameter: string): TokenKey {
  let known: Buffer | null = null;

  async function look(): Promise<Buffer | null> {
    if (known !== null) return known;
    const text = await parameters.read(parameter);
    return text === null ? null : keyOf(text);
  }

  function keyOf(text: string): Buffer {
    known = tokenKeyOf(text);
    if (known === null) throw new Error(`The parameter ${parameter} holds something that is no key of tokens.`);
    return known;
  }

  async function read(): Promise<Buffer> {
    const key = await look();
    if (key === null) throw new Error(`The key of external Sentry tokens, the parameter ${parameter}, is not there.`);
    return key;
  }

  /** Whoever opens what was sealed a moment ago may be faster than SSM. */
  async function find(): Promise<Buffer | null> {
    for (let looks = 1; ; looks++) {
      const key = await look();
      if (key !== null || looks === MAX_LOOKS_COUNT) return key;
      await pause(looks, Number.POSITIVE_INFINITY);
    }
  }

  async function readOrMake(): Promise<Buffer> {
    const there = await look();
    if (there !== null) return there;
    const made = newTokenKey();
    if ((await parameters.create(parameter, made)) === 'created') return keyOf(made);
    return (await find()) ?? read();
  }

  return { parameter, read, find, readOrMake };
}
