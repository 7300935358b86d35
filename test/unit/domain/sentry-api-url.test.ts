import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalUrl, sentryProjectOf, titleized, urlProblems } from '../../../shared/domain/sentry-api-url.ts';
import { anyText } from '../../kit/any-text.ts';

const LOCAL = 'api-url-private';
const SCHEMES = 'api-url-scheme';
const ASCII = 'api-url-not-ascii';

describe("the address of a project in Sentry's API", () => {
  it.each([
    'https://sentry.io/api/0/projects/o/p',
    'http://sentry.example.com:9000/api/0/projects/o/p/',
    'HTTPS://SENTRY.IO/',
    'https://1.1.1.1/',
    'https://sentry.io',
    `https://sentry.io/${'a'.repeat(255 - 'https://sentry.io/'.length)}`,
  ])('may be %.60s', (address) => {
    expect(urlProblems(address)).toEqual([]);
  });

  it.each([
    ['sentry.io', 'api-url-malformed'],
    ['', 'api-url-malformed'],
    ['//sentry.io/', 'api-url-malformed'],
    ['https://', 'api-url-malformed'],
    ['https:///sentry.io/', 'api-url-malformed'],
    ['https:sentry.io/', 'api-url-malformed'],
    ['https:/sentry.io/', 'api-url-malformed'],
    ['https:\\\\sentry.io/', 'api-url-malformed'],
    ['https://evil.example\\@sentry.io/', 'api-url-malformed'],
    ['https://sentry.io:99999/', 'api-url-malformed'],
    ['https://[::1/', 'api-url-malformed'],
    ['https://a b/', ASCII],
    ['https://séntry.io/', ASCII],
    ['https://sentry.io/\n', ASCII],
    ['https://sentry.io/\0', ASCII],
    [' https://sentry.io/', ASCII],
    ['https://ｌocalhost/', ASCII],
    ['https://sentry.io/<script>', 'api-url-with-tags'],
    ['ftp://sentry.io/', SCHEMES],
    ['javascript:alert(1)', SCHEMES],
    ['file:///etc/passwd', SCHEMES],
    ['data:text/html,x', SCHEMES],
    ['https://user@sentry.io/', 'api-url-with-credentials'],
    ['https://:secret@sentry.io/', 'api-url-with-credentials'],
    ['http://localhost/', LOCAL],
    ['http://127.0.0.1:9000/', LOCAL],
    ['http://0x7f.1/', LOCAL],
    ['http://2130706433/', LOCAL],
    ['http://169.254.169.254/latest/meta-data', LOCAL],
    ['http://[::ffff:169.254.169.254]/', LOCAL],
    ['http://[fd00:ec2::254]/', LOCAL],
    ['http://%6c%6fcalhost/', LOCAL],
  ])('may not be %j: %s', (address, problem) => {
    expect(urlProblems(address)).toEqual([problem]);
  });

  it('may not be longer than 255 characters, which is said beside what else is wrong', () => {
    expect(urlProblems(`http://localhost/${'a'.repeat(239)}`)).toEqual(['api-url-too-long', LOCAL]);
  });

  it('is judged without an exception, whatever it is', () => {
    const parts = fc.constantFrom('https:', '//', '/', '\\', '@', ':', '[', ']', '.', '%', '0x7f.1', 'sentry.io', '9');
    const pieces = fc.array(fc.oneof(parts, anyText)).map((some) => some.join(''));
    const text = fc.oneof(
      anyText,
      pieces,
      pieces.map((rest) => `https://${rest}`),
    );
    fc.assert(
      fc.property(text, (address) => {
        const problems = urlProblems(address);
        expect(problems.length > 0 || /^https?:$/.test(new URL(address).protocol)).toBe(true);
      }),
    );
  });
});

describe('organization and project', () => {
  it.each([
    ['https://s.io/api/0/projects/o/p', { organization: 'o', project: 'p' }],
    ['https://s.io/api/0/projects/o/p/', { organization: 'o', project: 'p' }],
    ['https://s.io/api/0/projects//o//p///', { organization: 'o', project: 'p' }],
    ['https://s.io/api/0/projects/o/p?x=1#y', { organization: 'o', project: 'p' }],
    ['https://s.io/api/0/projects/', { organization: null, project: null }],
    ['https://s.io/api/0/projects//', { organization: null, project: null }],
  ])('of %s are %j', (address, found) => {
    expect(sentryProjectOf(address)).toEqual(found);
  });

  it.each([
    'https://s.io/',
    'https://s.io/api/0/projects',
    'https://s.io/api/0/projects/o',
    'https://s.io/api/0/projects/o/',
    'https://s.io/api/0/projects/o/p/issues',
    'https://s.io/prefix/api/0/projects/o/p',
    'https://s.io/api/1/projects/o/p',
    'https://s.io/API/0/projects/o/p',
    'not a url',
  ])('%s has none', (address) => {
    expect(sentryProjectOf(address)).toBeNull();
  });
});

describe('what is shown of it', () => {
  it.each([
    ['https://h/api/0/projects/o/p', 'https://h/o/p'],
    ['https://h/api/0/projects/o/api/0/projects/', 'https://h/o/api/0/projects/'],
    ['https://h/elsewhere', 'https://h/elsewhere'],
  ])('the page of %s is %s', (address, page) => {
    expect(externalUrl(address)).toBe(page);
  });

  it.each([
    ['my_app', 'My App'],
    ['sentry-rails', 'Sentry Rails'],
    ['foo.bar', 'Foo.Bar'],
    ['myApp', 'My App'],
    ['HTTPServer', 'Http Server'],
    ['author_id', 'Author'],
    ['_private', 'Private'],
    ['app2web', 'App2web'],
    ["o'neill", "O'neill"],
    ['', ''],
  ])('the slug %j is titled %j', (slug, title) => {
    expect(titleized(slug)).toBe(title);
  });
});
