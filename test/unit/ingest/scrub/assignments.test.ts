import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

/** The value of an exception as it is stored. */
function stored(value: string): unknown {
  const payload = scrub({ exception: { values: [{ type: 'ShopError', value }] } });
  return ((payload['exception'] as JsonObject)['values'] as JsonObject[])[0]!['value'];
}

describe('a text loses a value that it assigns to the name of a secret', () => {
  it.each([
    // A query
    ['GET /me?access_token=Zq7x&a=1', 'GET /me?access_token=[Filtered]&a=1'],
    ['redirect=%2Fme%3Fpassword%3DZq7x%26a', 'redirect=%2Fme%3Fpassword%3D[Filtered]'],
    // JSON, escaped as often as it may be
    ['{"accessToken":"Zq7x"}', '{"accessToken":"[Filtered]"}'],
    ['{"password":"correct horse battery","a":1}', '{"password":"[Filtered]","a":1}'],
    [String.raw`{\"password\":\"correct horse\",\"a\":1}`, String.raw`{\"password\":\"[Filtered]\",\"a\":1}`],
    [String.raw`{\\\"password\\\":\\\"correct horse\\\"}`, String.raw`{\\\"password\\\":\\\"[Filtered]\\\"}`],
    [String.raw`{"password":"a\"horse"}`, '{"password":"[Filtered]"}'],
    ['{"token":123456}', '{"token":[Filtered]}'],
    ['{"my_token":["Zq7x","Yr8"]}', '{"my_token":[Filtered]}'],
    ['{"credentials":{"user":"ada","k":"v"},"a":1}', '{"credentials":[Filtered],"a":1}'],
    ['{"name":"password","value":"horse"}', '{"name":"password","value":"[Filtered]"}'],
    ['password&quot;:&quot;correct horse&quot;', 'password&quot;:&quot;[Filtered]&quot;'],
    // Python, Ruby, PHP, Go, C#
    ["{'Authorization': 'Basic YWRhOng='}", "{'Authorization': '[Filtered]'}"],
    ["{u'password': u'correct horse'}", "{u'password': u'[Filtered]'}"],
    ["{b'token': b'correct horse'}", "{b'token': b'[Filtered]'}"],
    ["{:password=>'correct horse'}", "{:password=>'[Filtered]'}"],
    ['array("password" => "correct horse")', 'array("password" => "[Filtered]")'],
    ['Array ( [user] => ada [password] => horse )', 'Array ( [user] => ada [password] => [Filtered] )'],
    ['map[password:horse user:ada]', 'map[password:[Filtered] user:ada]'],
    ['{Password:horse User:ada}', '{Password:[Filtered] User:ada}'],
    ['User(name=ada, password=horse)', 'User(name=ada, password=[Filtered])'],
    ['Login { Password = horse }', 'Login { Password = [Filtered] }'],
    ['password := "horse"', 'password := "[Filtered]"'],
    ['clientSecret: `correct horse`', 'clientSecret: `[Filtered]`'],
    // YAML, properties, XML, environments
    ['password: horse\nuser: ada', 'password: [Filtered]\nuser: ada'],
    ['- name: DB_PASSWORD\n  value: horse', '- name: DB_PASSWORD\n  value: [Filtered]'],
    ['spring.datasource.password=horse', 'spring.datasource.password=[Filtered]'],
    ['<password>horse</password>', '<password>[Filtered]</password>'],
    ['<add key="apikey" value="horse"/>', '<add key="apikey" value="[Filtered]"/>'],
    ['export DB_PASSWORD=horse', 'export DB_PASSWORD=[Filtered]'],
    // SQL
    ["UPDATE users SET password = 'horse' WHERE id=1", "UPDATE users SET password = '[Filtered]' WHERE id=1"],
    ['SET password = $2y$10$k7Qm2vTz WHERE id = 1', 'SET password = [Filtered] WHERE id = 1'],
    ["CREATE USER ada IDENTIFIED BY 'horse'", "CREATE USER ada IDENTIFIED BY '[Filtered]'"],
    ["ALTER USER ada WITH PASSWORD 'horse'", "ALTER USER ada WITH PASSWORD '[Filtered]'"],
    ['Key (reset_token)=(Zq7x) already exists', 'Key (reset_token)=([Filtered]) already exists'],
    // Headers
    ['Authorization=Bearer Zq7x', 'Authorization=Bearer [Filtered]'],
    ['Authorization: Token Zq7x', 'Authorization: Token [Filtered]'],
    ['Authorization: Zq7x', 'Authorization: [Filtered]'],
    ['Authorization: Digest username="ada", response="Zq7x"', 'Authorization: [Filtered]'],
    ['authorization: AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=abc', 'authorization: [Filtered]'],
    ['X-Auth-Token: Zq7x', 'X-Auth-Token: [Filtered]'],
    ['x-api-key: abcdef', 'x-api-key: [Filtered]'],
    ['Cookie: theme=dark; _shop_session=Zq7x', 'Cookie: theme=dark; _shop_session=[Filtered]'],
    ['{"Cookie":"theme=dark; sid=Zq7x"}', '{"Cookie":"theme=dark; sid=[Filtered]"}'],
    // Command lines
    ['mysql --password horse -u ada', 'mysql --password [Filtered] -u ada'],
    ['mysql --password=horse', 'mysql --password=[Filtered]'],
    ['["mysql", "--password", "correct horse"]', '["mysql", "--password", "[Filtered]"]'],
    ["['--token','correct horse']", "['--token','[Filtered]']"],
    // Connection strings
    ['Server=db1;Uid=sa;Pwd=horse;', 'Server=db1;Uid=sa;Pwd=[Filtered];'],
    ['Server=db1;Password=correct horse;', 'Server=db1;Password=[Filtered];'],
    ['AccountName=shop;AccountKey=Zq7x==;A=b', 'AccountName=shop;AccountKey=[Filtered];A=b'],
    [
      'Endpoint=sb://x/;SharedAccessKeyName=R;SharedAccessKey=Zq7x=',
      'Endpoint=sb://x/;SharedAccessKeyName=R;SharedAccessKey=[Filtered]',
    ],
    // What stands around a value
    ["[('token', 'correct horse')]", "[('token', '[Filtered]')]"],
    ['["token"]=>\n  string(13) "correct horse"', '["token"]=>\n  string(13) "[Filtered]"'],
    ['s:5:"token";s:13:"correct horse";', 's:5:"token";s:13:"[Filtered]";'],
    ['Config { token: Some("correct horse"), a: 1 }', 'Config { token: Some("[Filtered]"), a: 1 }'],
    ['["token": Optional("correct horse")]', '["token": Optional("[Filtered]")]'],
    ['<password>correct horse</password>', '<password>[Filtered]</password>'],
    ['<wsse:Password Type="a">horse</wsse:Password>', '<wsse:Password Type="a">[Filtered]</wsse:Password>'],
    ['<token><![CDATA[correct horse]]></token>', '<token><![CDATA[[Filtered]]]></token>'],
    ['name="password"\r\n\r\ncorrect horse\r\n--x', 'name="password"\r\n\r\n[Filtered]\r\n--x'],
    ['password: |\n  correct horse\nuser: ada', 'password: |\n  [Filtered]\nuser: ada'],
    ['Token             : Zq7x', 'Token             : [Filtered]'],
    ['java -token Zq7x -a', 'java -token [Filtered] -a'],
    ['--my.service.token Zq7x', '--my.service.token [Filtered]'],
    ['%7B%22otp%22%3A%22Zq7x%22%7D', '%7B%22otp%22%3A%22[Filtered]%22%7D'],
    ['tokenValue=Zq7x', 'tokenValue=[Filtered]'],
    ['{ auth: { user: "ada", pass: "horse" } }', '{ auth: [Filtered] }'],
    ['Cookie: a="b"; sid=Zq7x', 'Cookie: a="b"; sid=[Filtered]'],
    ['Invalid password "horse Zq7x"', 'Invalid password "[Filtered]"'],
    // Sentences
    ['the token is "horse"', 'the token is "[Filtered]"'],
    ['password:dk4nwkaxq7', 'password:[Filtered]'],
    ['login with password: dk4nwkaxq7# refused', 'login with password: [Filtered] refused'],
    ['the password is "horse"', 'the password is "[Filtered]"'],
    ['api key: abc123', 'api key: [Filtered]'],
    ['otp: 123456', 'otp: [Filtered]'],
  ])('%s', (text, clean) => {
    expect(stored(text)).toBe(clean);
  });
});

describe('a text that only speaks of secrets stays', () => {
  it.each([
    'Unexpected token } in JSON at position 4',
    'Unexpected token = in JSON',
    `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
    "Access denied for user 'shop'@'db1' (using password: YES)",
    'Password must have 8 characters',
    'Invalid token: unexpected end of input',
    'Invalid password: too short by 3',
    'password: is required',
    'secret: not found',
    'the --token flag is required',
    'AuthError: User not authenticated',
    'OAuthError: invalid_grant',
    'Unauthorized: 401',
    'Auth::login failed at AuthService.java:41',
    'middleware auth:sanctum',
    '$this->auth->login()',
    'SELECT * FROM users WHERE password = ? AND token = $1',
    '{ password: string; token?: string }',
    '{"token": null, "auth": true}',
    'PWD=/var/app',
    'max_tokens=5, tokens: 5',
    'Key (email)=(a) exists',
    'Invalid cookie: domain mismatch',
    'invalid token: unexpected }',
    'token expired',
    'authentication failed for user',
    "undefined method 'password=' for an instance of User",
    'Authorization: header missing',
    'WWW-Authenticate: Bearer realm="x", error="invalid_token"',
    'Bearer token not found',
    'oauth2: cannot fetch token: 400 Bad Request',
    'oauth2: "invalid_grant" "Token has been expired or revoked."',
    "password: can't be blank",
    '{"password":["This field is required."]}',
    'near "token": syntax error',
    'unrecognized token: "@"',
    'Illegal token: 0x5f',
    'token: ReferenceError: x is not defined',
    'token: (null)',
    'next-auth: JWT_SESSION_ERROR',
    'CancellationToken: System.Threading.CancellationToken',
    'user.password = params[:password]',
    'token_type: Bearer',
  ])('%s', (text) => {
    expect(stored(text)).toBe(text);
  });
});

it('scrubbing twice is scrubbing once', () => {
  const part = fc.constantFrom(
    ...'password auth token Authorization --token Cookie pwd ; : = => " \' \\ [ ] { } ( ) x Zq7x is value < >'.split(
      ' ',
    ),
    ' ',
    '\n',
    'Bearer ',
    'Digest ',
    '[Filtered]',
    'Some(',
    "can't",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
      const once = stored(parts.join(''));
      expect(stored(once as string)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
