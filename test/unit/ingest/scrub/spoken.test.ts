import { describe, expect, it } from 'vitest';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';
import { verdictOf } from '../../../../shared/ingest/scrub/sensitive-keys.ts';

function stored(value: string): unknown {
  return (scrub({ message: value }) as { message: string }).message;
}

describe('a sentence loses the value of a secret', () => {
  it.each([
    ['Incorrect API key provided: Zq7xW9kP.', 'Incorrect API key provided: [Filtered]'],
    ['your password is: Zq7xW9kP', 'your password is: [Filtered]'],
    ['token Zq7xW9kP is invalid', 'token [Filtered] is invalid'],
    ['Invalid token "Zq7xW9kP"', 'Invalid token "[Filtered]"'],
    ["Wrong password 'horse' for ada", "Wrong password '[Filtered]' for ada"],
    ['password for ada: horse', 'password for ada: [Filtered]'],
    ["SET PASSWORD FOR 'a'@'b' = 'horse'", "SET PASSWORD FOR 'a'@'b' = '[Filtered]'"],
    ["WHERE token LIKE 'horse%'", "WHERE token LIKE '[Filtered]'"],
    ["WHERE token IN ('horse')", "WHERE token IN ('[Filtered]')"],
    ['Map(password -> horse, a -> b)', 'Map(password -> [Filtered], a -> b)'],
    ['[password] => Array ( [0] => horse ) x', '[password] => Array [Filtered] x'],
    ['Password:(*string)("horse")', 'Password:(*string)("[Filtered]")'],
    ['<password>\n  horse\n</password>', '<password>\n  [Filtered]</password>'],
    ['password:\n  horse\nuser: ada', 'password:\n  [Filtered]\nuser: ada'],
    ['%SECRET%=horse', '%SECRET%=[Filtered]'],
    [
      'https://s3.example/a?X-Amz-Signature=horse&b=1 failed',
      'https://s3.example/a?X-Amz-Signature=[Filtered]&b=1 failed',
    ],
    ['pass phrase: Zq7xW9kP', 'pass phrase: [Filtered]'],
    ['secret access key: Zq7xW9kP', 'secret access key: [Filtered]'],
  ])('%s', (text, clean) => {
    expect(stored(text)).toBe(clean);
  });
});

describe('a sentence keeps', () => {
  it.each([
    'Could not find secret: my-app/prod',
    "Secrets Manager can't find the specified secret: prod/db",
    'No such secret: my-app/prod',
    'missing secret: my-app/prod',
    'secret: my-app/prod not found',
    'failed to load credentials: default',
    'ERR_TOKEN: x',
    'ERR_AUTH: 401',
    'TOKEN_EXPIRED: yesterday',
    'password "must" be set',
    'secret "db-creds" not found',
    'Unexpected token \'a\', "abc" is not valid JSON',
    'password argon2id hashing failed',
    'Bad credentials:\n\tat shop.Login.check(Login.java:41)',
    'Missing parameter token',
  ])('%s', (text) => {
    expect(stored(text)).toBe(text);
  });

  it.each([
    ['Could not find secret: Zq7xW9kPm3', 'Could not find secret: [Filtered]'],
    ['ERR_TOKEN: Zq7xW9kPm3', 'ERR_TOKEN: [Filtered]'],
    ['could not find password: horse', 'could not find password: [Filtered]'],
  ])('no secret for it: %s', (text, clean) => {
    expect(stored(text)).toBe(clean);
  });
});

it.each([
  'private key',
  'api.key',
  'Access Key',
  'account key',
  'two factor',
  'pass phrase',
  'access signature',
  'db pwd',
])('a field named %s is a secret', (name) => {
  expect(verdictOf(name)).toBe('filter');
});

it('names of a secret that only name it stay', () => {
  expect(['access key id', 'account key name', 'AccessKeyId', 'tokens'].map(verdictOf)).toEqual(Array(4).fill('look'));
});

it('a name of a mebibyte is judged in time that grows with it', () => {
  const name = 'accesskeya'.repeat(100_000);
  const before = process.cpuUsage();
  verdictOf(name);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(500);
});
