import { describe, expect, it } from 'vitest';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

const S = 'k7Qm2vTz9x';
const stored = (message: string): string => (scrub({ message }) as { message: string }).message;

describe('a secret goes whole, however a language writes its literal', () => {
  it.each([
    `WHERE token = N'${S}' AND a=1`,
    `SET password = E'${S}'`,
    `password = X'${S}'`,
    `password = _utf8mb4'${S}'`,
    `Password = @"${S}"`,
    `export PASSWORD=$'${S}'`,
    `SET password = MD5('${S}')`,
    `SET PASSWORD = PASSWORD('${S}')`,
    `SET password = crypt('${S}', gen_salt('bf'))`,
    `SET password = cast('${S}' as text)`,
    `SET password = HASHBYTES(N'${S}')`,
    `password: new String('${S}')`,
    `password: 'it''s ${S}'`,
    `password = """${S} y"""`,
    `Authorization: SharedKey acct:${S}=`,
    `[mysqldump, --password, ${S}]`,
    `cmd: [app, --api-token, ${S}, run]`,
    `[password:protected] => ${S}`,
    `[password:App\\User:private] => ${S}`,
    `password: !!str ${S}`,
    `password: !secret ${S}`,
    `password: &anchor ${S}`,
    `root:${S}@tcp(127.0.0.1:3306)/shop`,
    `jdbc:oracle:thin:scott/${S}@//db:1521/x`,
    `https://x.blob.core.windows.net/a?sv=2022&sig=${S}abcdef%3D&se=1`,
    `Cookie: SID=${S}; HSID=${S}; APISID=${S}; __Secure-1PSID=${S}; lang=de`,
    `{:password, "${S}"}`,
    `{<<"password">>,<<"${S}">>}`,
  ])('%s', (text) => {
    expect(stored(text)).not.toContain(S);
    expect(stored(text)).toContain('[Filtered]');
  });

  it.each([
    [`SELECT 1 WHERE token = N'${S}' AND a=1`, "SELECT 1 WHERE token = N'[Filtered]' AND a=1"],
    [`password: 'it''s ${S}', user: 'ada'`, "password: '[Filtered]', user: 'ada'"],
    [`password="${S}" user="ada"`, 'password="[Filtered]" user="ada"'],
  ])('and what stands behind it stays: %s', (text, clean) => {
    expect(stored(text)).toBe(clean);
  });
});

describe('what is no secret stays', () => {
  it.each([
    'User validation failed: password: Path `password` is required.',
    'Bearer error="invalid_token", error_description="The token expired"',
    'run it with --password, then press enter',
    'either --token, --user or --host is needed',
    'the fields {:password, :email} are required',
    'localStorage.getItem("token") is null',
    'MountVolume.SetUp failed for volume "api-token": secret "api-token" not found',
    "mismatched input 'x' expecting token: ';'",
    'admin@tcp(127.0.0.1:3306)/shop',
    'search?signature=2&sig=short',
    'password: "" is empty',
    'GET /users/12345/orders failed',
    'HTTP 500 for /users/12345',
  ])('%s', (text) => {
    expect(stored(text)).toBe(text);
  });
});
