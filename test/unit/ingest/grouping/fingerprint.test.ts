import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import { received } from './corpus/builders.ts';

const EVENT = {
  platform: 'native',
  level: 'warning',
  logger: 'shop.log',
  transaction: '/cart',
  release: 'shop@1',
  environment: 'production',
  tags: { tenant: 'a', 'user.tier': 'gold' },
  exception: [
    { type: 'Cause', value: 'why' },
    {
      type: 'Timeout',
      value: 'order 17',
      stacktrace: {
        frames: [
          {
            function: 'pay',
            module: 'shop.cart',
            package: '/opt/lib/libshop.so',
            filename: 'cart.c',
            abs_path: '/src/cart.c',
            in_app: true,
          },
          { function: 'poll', module: 'libc' },
        ],
      },
    },
  ],
};

const partsOf = (fingerprint: unknown, more = {}) => group(received({ ...EVENT, fingerprint, ...more })).parts;

describe('a variable in a fingerprint', () => {
  it.each([
    ['type', 'Timeout'],
    ['error.type', 'Timeout'],
    ['value', 'order 17'],
    ['error.value', 'order 17'],
    ['message', 'order 17'],
    ['transaction', '/cart'],
    ['function', 'pay'],
    ['stack.function', 'pay'],
    ['module', 'shop.cart'],
    ['stack.module', 'shop.cart'],
    ['package', 'libshop.so'],
    ['stack.package', 'libshop.so'],
    ['path', '/src/cart.c'],
    ['stack.abs_path', '/src/cart.c'],
    ['stack.filename', 'cart.c'],
    ['level', 'warning'],
    ['logger', 'shop.log'],
    ['release', 'shop@1'],
    ['environment', 'production'],
    ['tags.tenant', 'a'],
    ['tags.user.tier', 'gold'],
    ['tags.level', 'warning'],
    ['tags.environment', 'production'],
  ])('%s stands for %j', (name, value) => {
    const spellings = [`{{ ${name} }}`, `{{${name}}}`, ` {{  ${name} }} `];
    expect(partsOf([...spellings, 'api'])).toEqual([value, value, value, 'api']);
  });

  it('message is what was logged, where something was', () => {
    expect(partsOf(['{{ message }}'], { message: { message: 'pay %s', params: ['ada'] } })).toEqual(['pay ada']);
  });

  it.each(['type', 'transaction', 'function', 'package', 'logger', 'message', 'tags.tenant', 'tags.__proto__'])(
    '%s that an event does not have is named as missing',
    (name) => {
      const { parts } = group(received({ fingerprint: [`{{ ${name} }}`] }));
      expect(parts).toEqual([`<no-${name}>`]);
    },
  );

  it.each([
    '{{ unknown }}',
    '{{ constructor }}',
    '{{ type',
    'type',
    '{{ type }} of api',
    '{{ Type }}',
    '{{ a b }}',
    '{{}}',
  ])('%s is text', (part) => {
    expect(partsOf([part])).toEqual([part]);
  });

  it('default stands for the rules beside others', () => {
    expect(partsOf(['{{ default }}', '{{ tags.tenant }}'])).toEqual([group(received(EVENT)).hash, 'a']);
  });

  it('is never read from a value that looks like one', () => {
    expect(partsOf(['{{ tags.tenant }}'], { tags: { tenant: '{{ type }}' } })).toEqual(['{{ type }}']);
  });

  it('default costs once, however often it is there', () => {
    const frames = Array.from({ length: 500 }, (_, index) => ({ function: `f${index}`, filename: `a${index}.c` }));
    const exception = Array.from({ length: 50 }, () => ({ type: 'E', stacktrace: { frames } }));
    const once = received({ exception, fingerprint: ['{{ default }}', 'x'] });
    const often = received({ exception, fingerprint: [...Array<string>(63).fill('{{default}}'), 'x'] });
    const [short, long] = [once, often].map((event) => {
      const start = process.cpuUsage();
      for (let round = 0; round < 3; round++) group(event);
      return process.cpuUsage(start).user;
    });
    expect(long! / short!).toBeLessThan(10);
  });

  it('any fingerprint has a hash', () => {
    const part = fc.oneof(
      fc.string(),
      fc.string().map((name) => `{{ ${name} }}`),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(part), (fingerprint) => {
        expect(group(received({ ...EVENT, fingerprint })).hash).toMatch(/^[\da-f]{64}$/);
      }),
    );
  });
});

describe('the checksum of old clients', () => {
  const checksum = '5d41402abc4b2a76b9719d911017c592';

  it.each([
    [{ message: 'one 1' }, { message: 'another' }],
    [{ message: 'one', fingerprint: ['a'] }, { message: 'one' }],
    [{ exception: EVENT.exception }, { message: 'one' }],
  ])('alone tells errors apart: %j and %j are one', (one, other) => {
    expect(group(received({ ...one, checksum }))).toEqual(group(received({ ...other, checksum })));
  });

  it('another one is another error', () => {
    const other = '7d793037a0760186574b0282f2f435e7';
    expect(group(received({ message: 'a', checksum })).hash).not.toBe(
      group(received({ message: 'a', checksum: other })).hash,
    );
  });

  it.each(['', ' ', null, true, [], {}, ['a']])('%j is none', (none) => {
    expect(group(received({ message: 'a', checksum: none }))).toEqual(group(received({ message: 'a' })));
  });
});
