import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLink } from '../../../../pages/text/safe-link.ts';

describe('an address that others gave', () => {
  it('is a link if it is a web address', () => {
    expect(safeLink('https://x.example/a?b=c#d')).toBe('https://x.example/a?b=c#d');
    expect(safeLink('HTTP://x.example')).toBe('http://x.example/');
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '//x.example/a',
    '/relative',
    'https:x.example',
    'https://',
    'https://bank.example@evil.example/',
    'https://a:b@evil.example/',
    'https://x.example/a b',
    '',
  ])('%j stays a text', (text) => {
    expect(safeLink(text)).toBeNull();
  });

  it('leads to nothing but http and https, whatever it was', () => {
    const check = fc.check(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const link = safeLink(text);
        return link === null || ['http:', 'https:'].includes(new URL(link).protocol);
      }),
    );
    expect(check.failed).toBe(false);
  });
});
