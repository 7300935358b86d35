import { expect, it } from 'vitest';
import { assetAnswer } from '../../../../shared/http/pages/asset.ts';
import { gatewayEvent } from '../../../kit/gateway-event.ts';

const names = new Set(['main-AB12.js', 'main-AB12.js.br', 'style-CD34.css', 'icon-EF56.svg']);
const answerTo = (file: string, method = 'GET') =>
  assetAnswer(
    { names, read: (name) => Buffer.from(`content of ${name}`) },
    gatewayEvent({
      method,
      resource: '/ui/-/assets/{file}',
      pathParameters: { file },
      headers: { 'accept-encoding': 'br' },
    }),
  );

it.each([
  ['main-AB12.js', 'text/javascript; charset=utf-8'],
  ['style-CD34.css', 'text/css; charset=utf-8'],
  ['icon-EF56.svg', 'image/svg+xml'],
])('%s is kept for a year and is never looked into for another type', (file, type) => {
  const { statusCode, headers, body } = answerTo(file);
  expect([statusCode, Buffer.from(body, 'base64').toString()]).toEqual([200, `content of ${file}.br`]);
  expect(headers).toEqual({
    'Content-Type': type,
    'Content-Encoding': 'br',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
  });
});

it('answers HEAD without the content', () => {
  expect(answerTo('main-AB12.js', 'HEAD')).toEqual({
    statusCode: 200,
    headers: answerTo('main-AB12.js').headers,
    body: '',
  });
});

it.each([
  'main-AB11.js',
  'main-AB12.js.br',
  '..%2Findex.mjs',
  '../index.mjs',
  'shell.html',
  '__proto__',
  'constructor.js',
  '',
])('%j is not there, and may be there later', (file) => {
  const { statusCode, headers, body } = answerTo(file);
  expect([statusCode, body]).toEqual([404, '']);
  expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
});
