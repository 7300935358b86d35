import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { headerNameProblem, headerValueProblem } from '../../../shared/alerts/header-problem.ts';
import { anyText } from '../../kit/any-text.ts';

it.each(['Authorization', 'X-Gitlab-Token', 'x-api-key', 'Cookie-Of-Mine'])('%s may be set', (name) => {
  expect(headerNameProblem(name)).toBeNull();
});

it.each([
  'Host',
  'content-type',
  'Content-Length',
  'Transfer-Encoding',
  'Connection',
  'webhook-signature',
  'Sentry-Hook-Signature',
  'User-Agent',
  'Cookie',
])('%s may not be set', (name) => {
  expect(headerNameProblem(name)).toBe('is a header that cannot be set. Choose another one, such as Authorization.');
});

it.each(['', 'two words', 'a:b', 'a\r\nb', 'ü', 'x'.repeat(101)])('%j is no name of a header', (name) => {
  expect(headerNameProblem(name)).toBe('is no name of a header: at most 100 letters, digits and hyphens.');
});

it.each(['', 'a\r\nX-Injected: 1', 'a\n', '\0', 'é', ' a', 'a ', '\u202e'])('%j cannot be sent as a value', (value) => {
  expect(headerValueProblem(value)).toBe('may have printable ASCII characters only, and no line break.');
});

it('A value that is too long is told so', () => {
  expect(headerValueProblem('x'.repeat(4097))).toBe('is too long: at most 4096 characters.');
  expect(headerValueProblem('x'.repeat(4096))).toBeNull();
});

it('What passes is taken by Node, and is one line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      if (headerNameProblem(text) === null) validateHeaderName(text);
      if (headerValueProblem(text) === null) validateHeaderValue('x', text);
      expect(headerValueProblem(text) === null && /[\r\n]/.test(text)).toBe(false);
    }),
  );
});
