import { expect, it } from 'vitest';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

function stored(value: string): unknown {
  return (scrub({ message: value }) as { message: string }).message;
}

it.each([
  'openai.api_key = <API-KEY>',
  'api_key="<your-api-key>"',
  'token: "${TOKEN}"',
  'token={{token}}',
  'token: "{{ .Values.token }}"',
  'password=#{password}',
  'password=%(password)s',
  'password=%PASSWORD%',
  'password="$PASSWORD"',
  "password='?'",
  'api_key=YOUR_API_KEY',
  'api_key = "your-api-key-here"',
  'password: "xxx"',
  "password: '********'",
  'password: "…"',
  '{"password":"None"}',
  '{"password":"[REDACTED]"}',
  'password=[REDACTED]',
  'password: <redacted>',
  'password: "false"',
  '<password>***</password>',
  'Authorization: Bearer {{token}}',
  'Authorization: Bearer undefined',
  'password: process.env.DB_PASSWORD',
  'password= user=ada',
])('a placeholder is no secret: %s', (text) => {
  expect(stored(text)).toBe(text);
});

it.each([
  ['password=$ecr3tHorse', 'password=[Filtered]'],
  ['password=@Zq7xW9', 'password=[Filtered]'],
  ['token: "${TOKEN:-Zq7xW9}"', 'token: "[Filtered]"'],
  ['password: "xxx7"', 'password: "[Filtered]"'],
  ['password: "<Zq7xW9"', 'password: "[Filtered]"'],
  ['api_key = "your-Zq7xW9"', 'api_key = "[Filtered]"'],
  ['<password>*Zq7x*</password>', '<password>[Filtered]</password>'],
])('a secret that begins like a placeholder goes: %s', (text, clean) => {
  expect(stored(text)).toBe(clean);
});
