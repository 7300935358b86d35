import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventMarkdown } from '../../../../pages/error/event-markdown.ts';
import { codeBlock, codeSpan } from '../../../../pages/error/markdown-text.ts';
import { stackText } from '../../../../pages/error/stack-text.ts';
import { anyText } from '../../../kit/any-text.ts';
import { presented } from './shown-event.ts';

const frame = (name: string, more: object = {}) => ({
  function: name,
  filename: 'src/checkout.mjs',
  lineno: 9,
  colno: 13,
  in_app: true,
  ...more,
});
const source = { pre_context: ['const basket = load();'], context_line: 'throw new Error();', post_context: ['}'] };
const foreign = { filename: 'node:internal/run', in_app: false, colno: undefined };
const checkout = presented({
  platform: 'node',
  release: 'shop@1.1',
  environment: 'production',
  exception: {
    values: [
      { type: 'TypeError', value: 'basket is undefined', stacktrace: { frames: [frame('load')] } },
      {
        type: 'Error',
        value: 'checkout failed',
        stacktrace: { frames: [frame('run', foreign), frame('pay', source)] },
      },
    ],
  },
});
const error = {
  level: 'error',
  status: 'unresolved',
  count: 1204,
  user_count: 87,
  first_seen: '2026-11-03T08:00:00.000Z',
  last_seen: null,
  first_release: 'shop@1.0',
  last_release: null,
  culprit: 'pay(src/checkout.mjs)',
} as const;

/** Whatever a terminal obeys or an editor hides; a line feed and a tab are needed. */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const isClean = (text: string): boolean => !ACTING.test(text.replaceAll(/[\n\t\u200c\u200d]/g, ''));

describe('a stack as text', () => {
  it('has what surfaced first, the innermost call first, then what caused it', () => {
    expect(stackText(checkout.details)).toBe(
      [
        'Error: checkout failed',
        '    at pay (src/checkout.mjs:9:13)',
        '    at run (node:internal/run:9)',
        'Caused by: TypeError: basket is undefined',
        '    at load (src/checkout.mjs:9:13)',
      ].join('\n'),
    );
  });

  it('is the message and its stack where there is no exception', () => {
    const { details } = presented({ message: 'disk is full', stacktrace: { frames: [frame('write')] } });
    expect(stackText(details)).toBe('disk is full\n    at write (src/checkout.mjs:9:13)');
  });

  it('is bounded, and says so', () => {
    const frames = Array.from({ length: 600 }, (_, index) => frame(`f${index}`));
    const text = stackText(presented({ exception: { values: [{ type: 'E', stacktrace: { frames } }] } }).details);
    expect(text.split('\n')).toHaveLength(202);
    expect(text).toMatch(/\n {4}… \d+ more$/);
  });

  it('puts no line of its own into a function’s name', () => {
    const frames = [frame('pay\n    at innocent (other.js:1)')];
    const { details } = presented({ exception: { values: [{ type: 'E', stacktrace: { frames } }] } });
    expect(stackText(details).split('\n')).toHaveLength(2);
  });
});

describe('an event as Markdown', () => {
  it('says what happened, the facts, and the own frames with their source', () => {
    const text = eventMarkdown(error, checkout, 'https://glet.example/api/ui/x');
    expect(text).toContain('- Link: <https://glet.example/api/ui/x>\n');
    expect(text).toContain('- Seen: 1,204 times, users: ≈ 87\n');
    expect(text).toContain('- First: 2026-11-03T08:00:00.000Z in `shop@1.0`\n- Last: unknown\n');
    expect(text).toContain(
      [
        '## `Error`',
        '```\nError: checkout failed\n```',
        '`pay` in `src/checkout.mjs:9:13`',
        '```\n  8 | const basket = load();\n> 9 | throw new Error();\n  10 | }\n```',
        '## Caused by: `TypeError`',
      ]
        .join('\n\n')
        .replaceAll('  8 |', '   8 |')
        .replaceAll('> 9 |', '>  9 |'),
    );
    expect(text).not.toContain('node:internal');
  });

  it('brings nothing to life that others say', () => {
    const evil = '![x](http://evil.example/x.png) <img src=x> [a](javascript:b)\n```\n# Owned\n@all `';
    const event = presented({
      release: evil,
      environment: evil,
      exception: {
        values: [{ type: evil, value: evil, stacktrace: { frames: [frame(evil, { context_line: evil })] } }],
      },
    });
    const text = eventMarkdown(
      { ...error, culprit: evil, level: evil, first_release: evil },
      event,
      'https://glet.example/',
    );
    expect(outsideOfCode(text)).not.toMatch(/evil|img|Owned|@all|javascript/);
  });

  it('has no character that acts, and ends its code where it says, whatever is sent', () => {
    fc.assert(
      fc.property(anyText, anyText, (type, value) => {
        const event = presented({
          exception: { values: [{ type, value, stacktrace: { frames: [frame(value, { context_line: type })] } }] },
        });
        const text = eventMarkdown({ ...error, culprit: value }, event, 'https://glet.example/');
        expect(isClean(text) && isClean(stackText(event.details))).toBe(true);
      }),
    );
  });
});

describe('code in Markdown', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['  two\nlines ', '`two lines`'],
    ['', '—'],
    ['\u202e', '—'],
  ])('of %j within a line is %s', (text, code) => expect(codeSpan(text)).toBe(code));

  it('as a block is ended by nothing in it', () => {
    expect(codeBlock('a\n````\nb')).toBe('`````\na\n````\nb\n`````');
  });
});

/** What a reader of Markdown takes for text, by CommonMark: without fenced blocks and code spans. */
function outsideOfCode(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})\n[\s\S]*?\n\1$/gm, '').replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}
