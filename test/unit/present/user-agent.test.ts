import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUserAgent } from '../../../shared/present/user-agent.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const IPHONE = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) ${APPLE}`;
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`;
const LINUX = `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT}`;

/** As one line: browser, system, device. */
function read(text: string): string {
  const { browser, os, device } = readUserAgent(text);
  const words = [browser.name, browser.version, '|', os.name, os.version, '|', device.family, device.model];
  return words.filter((word) => word !== undefined).join(' ');
}

describe('a user agent', () => {
  it.each([
    ['Chrome 126.0.0 | Windows >=10 |', WINDOWS],
    ['Edge 126.0.2592 | Windows >=10 |', `${WINDOWS} Edg/126.0.2592.68`],
    ['Opera 110.0.0 | Windows >=10 |', `${WINDOWS} OPR/110.0.0.0`],
    ['Vivaldi 6.7.3329 | Windows >=10 |', `${WINDOWS} Vivaldi/6.7.3329.41`],
    ['Chrome 126.0.0 | Linux |', `${LINUX} Chrome/126.0.0.0 Safari/537.36`],
    ['Chrome Headless 126.0.0 | Linux |', `${LINUX} HeadlessChrome/126.0.0.0 Safari/537.36`],
    ['IE 11.0 | Windows >=10 |', 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko'],
    [
      'Safari 17.5 | macOS >=10.15.7 |',
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/17.5 Safari/605.1.15`,
    ],
    [
      'Mobile Safari 16.6 | iOS 16.6 | Apple iPad',
      `Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) ${APPLE} Version/16.6 Mobile/15E148 Safari/604.1`,
    ],
    ['Chrome 126.0.6478 | iOS 17.5.1 | Apple iPhone', `${IPHONE} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`],
    ['Edge 125.0.2535 | iOS 17.5.1 | Apple iPhone', `${IPHONE} Version/17.0 EdgiOS/125.0.2535.60 Mobile/15E148`],
    ['Facebook 468.0.0 | iOS 17.5.1 | Apple iPhone', `${IPHONE} Mobile/21F90 [FBAN/FBIOS;FBAV/468.0.0.41.103;FBBV/6]`],
    ['Instagram 334.0.4 | iOS 17.5.1 | Apple iPhone', `${IPHONE} Mobile/21E236 Instagram 334.0.4.32.98 (iPhone13,2)`],
    ['Firefox 127.0 | Android 14 |', 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0'],
    [
      'Chrome 126.0.0 | Android 10 |',
      `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/126.0.0.0 Mobile Safari/537.36`,
    ],
    [
      'Samsung Internet 21.0 | Android 13 | Samsung SM-S918B',
      `Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) ${WEBKIT} SamsungBrowser/21.0 Chrome/110.0.5481.154 Mobile`,
    ],
    [
      'Chrome WebView 125.0.6422 | Android 13 | Samsung SM-A536B',
      `Mozilla/5.0 (Linux; Android 13; SM-A536B Build/TP1A; wv) ${WEBKIT} Version/4.0 Chrome/125.0.6422.165 Mobile`,
    ],
    ['Googlebot 2.1 | |', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['bingbot 2.0 | |', `Mozilla/5.0 ${WEBKIT.slice(0, -1)}; compatible; bingbot/2.0; +http://x) Chrome/116.0.1938.76`],
    ['facebookexternalhit 1.1 | |', 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)'],
    ['curl 8.5.0 | |', 'curl/8.5.0'],
    ['python-requests 2.31.0 | |', 'python-requests/2.31.0'],
    ['| |', ''],
    ['| |', 'hello'],
  ])('is %s', (expected, text) => {
    expect(read(text)).toBe(expected);
  });

  it('takes a few milliseconds, however long and odd it is', () => {
    const units = fc.oneof(
      fc.constantFrom('Android ', '; ', '(', 'iphone os ', '1.', '_', '\t', ' build', 'bot', 'x-', 'Opera/', 'SM-'),
      fc.string({ minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.join('').repeat(10_000).slice(0, 10_000);
        readUserAgent(text);
        const start = process.cpuUsage();
        for (let run = 0; run < 5; run++) readUserAgent(text);
        expect(process.cpuUsage(start).user / 5000).toBeLessThan(20);
      }),
      { numRuns: 100 },
    );
  });
});
