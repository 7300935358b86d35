import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorEvent } from '../../../../shared/ingest/event/error-event.ts';
import { errorId } from '../../../../shared/ingest/grouping/error-id.ts';
import { group, GROUPING_VERSION } from '../../../../shared/ingest/grouping/group.ts';
import { foldRecursion } from '../../../../shared/ingest/grouping/stack-contribution.ts';
import { event, exception, frame, logged, thrown } from './corpus/builders.ts';

const error = thrown('python');
const BASE = error('ValueError', 'order 17', {
  module: 'shop.views',
  function: 'cart',
  context_line: '  pay( order )',
});

describe('what tells errors apart, and what is hashed', () => {
  it.each<[string, ErrorEvent, string, string[]]>([
    ['the stack', BASE, 'stack', ['ValueError', 'shop.views in cart at pay( order )']],
    ['type and value', error('ValueError', 'order 17'), 'exception', ['ValueError', 'order <int>']],
    ['the type alone', error('ValueError', null), 'exception', ['ValueError']],
    ['the message', logged('python', 'order 17'), 'message', ['order <int>']],
    ['its template', logged('python', 'order a', 'order %s'), 'message', ['order %s']],
    [
      'where it came from',
      event('python', { logger: 'shop', transaction: '/cart/5' }),
      'fallback',
      ['python', 'shop', '/cart/<int>'],
    ],
    ['what the application says', { ...BASE, fingerprint: ['pay', '5'] }, 'fingerprint', ['pay', '5']],
    [
      'the frames beside the exception',
      event('php', { exceptions: [exception('E', 'x')], frames: [frame({ filename: 'a.php', function: 'pay' })] }),
      'stack',
      ['E', 'a.php in pay'],
    ],
    [
      'where a message was logged',
      event('python', {
        message: { formatted: 'x', template: null },
        frames: [frame({ module: 'shop', function: 'pay' })],
      }),
      'stack',
      ['shop in pay'],
    ],
    [
      'the message, when only libraries are on the stack',
      event('python', {
        message: { formatted: 'x', template: null },
        frames: [frame({ module: 'log', in_app: false })],
      }),
      'message',
      ['x'],
    ],
  ])('%s', (_name, one, source, parts) => {
    expect(group(one)).toEqual({
      version: GROUPING_VERSION,
      source,
      parts,
      hash: expect.stringMatching(/^[\da-f]{64}$/) as string,
    });
  });

  it.each(['{{ default }}', '{{default}}', ' {{  default  }} '])('%j alone changes nothing', (part) => {
    expect(group({ ...BASE, fingerprint: [part] })).toEqual(group(BASE));
  });

  it('{{ default }} among others stands for what it would have been', () => {
    expect(group({ ...BASE, fingerprint: ['{{ default }}', 'tenant 5'] }).parts).toEqual([
      group(BASE).hash,
      'tenant 5',
    ]);
  });

  it('an empty fingerprint is none', () => {
    expect(group({ ...BASE, fingerprint: [] })).toEqual(group(BASE));
  });

  it('does not change by accident: another hash is another version', () => {
    expect(group(BASE).hash).toBe('34c8b7600fdca1cf60835ea0ec7e5e7c9e6c9088409a62368c8433c0522fb52f');
  });
});

describe('a hash', () => {
  it('depends neither on line numbers nor on who, when, where and which release', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string(), fc.string(), (lineno, colno, release, user) => {
        const [main] = BASE.exceptions;
        const moved = { ...main!, frames: main!.frames.map((one) => ({ ...one, lineno, colno, pre_context: [user] })) };
        const other = { ...BASE, release, user, environment: user, tags: { user }, exceptions: [moved] };
        expect(group(other)).toEqual(group(BASE));
      }),
    );
  });

  it('is there for every event', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 40 }));
    const frames = fc.array(
      fc.record({
        function: text,
        module: text,
        filename: text,
        context_line: text,
        in_app: fc.option(fc.boolean()),
        colno: fc.option(fc.nat()),
      }),
      { maxLength: 5 },
    );
    const platform = fc.constantFrom('javascript', 'node', 'python', 'ruby', 'other', '__proto__', 'constructor');
    fc.assert(
      fc.property(platform, text, text, frames, text, (name, type, value, stack, formatted) => {
        const one = event(name, {
          exceptions: [exception(type, value, ...stack)],
          message: formatted === null ? null : { formatted, template: null },
        });
        expect(group(one).hash).toMatch(/^[\da-f]{64}$/);
      }),
    );
  });

  it('1,000 frames of long names are hashed at once', () => {
    const long = '<$.a1'.repeat(2000);
    const stack = Array.from({ length: 1000 }, () => ({
      function: long,
      module: long,
      filename: `/${long}`,
      context_line: long,
    }));
    const start = performance.now();
    group(thrown('javascript')('E', long, ...stack));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('recursion', () => {
  it.each([
    ['a', 'a'],
    ['aaaa', 'a'],
    ['mabababx', 'mabx'],
    ['mabababax', 'mabx'],
    ['abcabcabc', 'abc'],
    ['abac', 'abac'],
  ])('%s is %s', (calls, folded) => {
    expect(foldRecursion(calls.split('')).join('')).toBe(folded);
  });
});

describe('the id of an error', () => {
  it('is the same wherever it is computed, and another one in another project', () => {
    expect([errorId(1, 'a'), errorId(1, 'a'), errorId(2, 'a')]).toEqual([
      4772523548740233, 4772523548740233, 8245761388335212,
    ]);
  });

  it('is a positive integer that JavaScript holds exactly', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), (project, hash) => {
        const id = errorId(project, hash);
        expect(Number.isSafeInteger(id) && id > 0).toBe(true);
      }),
    );
  });
});
