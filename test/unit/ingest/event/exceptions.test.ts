import { describe, expect, it } from 'vitest';
import type { Frame, JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../../shared/ingest/event/normalise.ts';
import { stackTraceEntries } from '../../../../shared/ingest/event/stack-trace-entries.ts';

const read = (payload: unknown) => normalise(payload as JsonObject, { receivedAt: new Date() });
const exceptionsOf = (exception: unknown) =>
  read({ exception }).exceptions.map(({ type, value, frames }) => [type, value, frames.length]);

const frame: Frame = {
  filename: null,
  abs_path: null,
  function: null,
  module: null,
  package: null,
  lineno: null,
  colno: null,
  context_line: null,
  pre_context: [],
  post_context: [],
  in_app: null,
};

describe('exceptions', () => {
  it.each([
    [
      'an object of values',
      { values: [{ type: 'A', value: 'a' }, { type: 'B' }] },
      [
        ['A', 'a', 0],
        ['B', null, 0],
      ],
    ],
    ['a list', [{ type: 'A', value: 'a' }], [['A', 'a', 0]]],
    ['one of them', { type: 'A', value: 'a' }, [['A', 'a', 0]]],
    ['values that are one of them', { values: { type: 'A' } }, [['A', null, 0]]],
    ['null among others', { values: [null, { value: 'a' }, {}, '', { type: '', value: '' }] }, [[null, 'a', 0]]],
    ['of values that are no strings', [{ type: 5, value: { code: 1 } }], [['5', '{"code":1}', 0]]],
    ['text', ['boom'], [[null, 'boom', 0]]],
    [
      'with the type in the value',
      [{ value: 'TypeError: x\ny' }, { value: 'https://a' }],
      [
        ['TypeError', 'x\ny', 0],
        [null, 'https://a', 0],
      ],
    ],
    ['nothing but a stack', [{ stacktrace: { frames: [{ function: 'f' }] } }], [[null, null, 1]]],
    ['null', null, []],
    ['values of null', { values: null }, []],
    ['a number', 5, []],
  ])('may be %s', (_title, exception, expected) => {
    expect(exceptionsOf(exception)).toEqual(expected);
  });

  it('say whether the SDK made their type up', () => {
    const exception = [
      { type: 'A', mechanism: { synthetic: true } },
      { type: 'B', mechanism: null },
      { type: 'C', mechanism: [] },
    ];
    expect(read({ exception }).exceptions.map(({ synthetic }) => synthetic)).toEqual([true, false, false]);
  });

  it('are bounded in number and length', () => {
    const chain = read({ exception: Array.from({ length: 1000 }, (_, index) => ({ type: `T${index}` })) }).exceptions;
    expect(chain).toHaveLength(50);
    expect([chain[0]!.type, chain[49]!.type]).toEqual(['T0', 'T999']);
    expect(exceptionsOf([{ type: 'x'.repeat(1000), value: 'y'.repeat(1e6) }])).toEqual([
      ['x'.repeat(256), 'y'.repeat(8192), 0],
    ]);
  });
});

describe('frames', () => {
  const framesOf = (stacktrace: unknown) => read({ exception: [{ type: 'A', stacktrace }] }).exceptions[0]!.frames;

  it.each([
    ['null among others', { frames: [null, { function: 'f' }, 'x', 5, []] }, [{ ...frame, function: 'f' }]],
    ['a list', [{ function: 'f' }], [{ ...frame, function: 'f' }]],
    ['only raw names', { frames: [{ raw_function: 'f' }] }, [{ ...frame, function: 'f' }]],
    [
      'of any types',
      {
        frames: [
          {
            filename: 5,
            function: '',
            lineno: '7',
            colno: -2,
            in_app: 'yes',
            pre_context: [null, 'a', 1],
            post_context: 'b',
          },
        ],
      },
      [{ ...frame, filename: '5', lineno: 7, pre_context: ['', 'a', '1'] }],
    ],
    ['of lines that are no numbers', { frames: [{ lineno: Infinity, colno: 1.5 }] }, [frame]],
    ['empty', { frames: [] }, []],
    ['null', { frames: null }, []],
    ['no object', 'at f (a.js:1)', []],
  ])('may be %s', (_title, stacktrace, expected) => {
    expect(framesOf(stacktrace)).toEqual(expected);
  });

  it('an endless recursion loses the frames in its middle', () => {
    const frames = framesOf({ frames: Array.from({ length: 100_000 }, (_, index) => ({ lineno: index })) });
    expect(frames.map(({ lineno }) => lineno).filter((_, index) => index % 250 === 0 || index === 499)).toEqual([
      0, 99_750, 99_999,
    ]);
  });

  const stack = (name: string) => ({ stacktrace: { frames: [{ function: name }] } });
  it.each([
    ['the top-level stack', { ...stack('top'), threads: [stack('t')] }, 'top'],
    ['the only thread', { threads: { values: [stack('t')] } }, 't'],
    [
      'the crashed thread',
      {
        threads: {
          values: [
            { ...stack('a'), current: true },
            { ...stack('b'), crashed: true },
          ],
        },
      },
      'b',
    ],
    ['the current thread', { threads: [stack('a'), null, { ...stack('b'), current: true }] }, 'b'],
    ['none of several threads', { threads: [stack('a'), stack('b')] }, undefined],
    ['none beside an exception that has some', { ...stack('top'), exception: [stack('e')] }, undefined],
    ['the thread where the exception has none', { threads: [stack('t')], exception: [{ type: 'A' }] }, 't'],
  ])('outside exceptions are those of %s', (_title, payload, name) => {
    expect(read(payload).frames.map((one) => one.function)).toEqual(name === undefined ? [] : [name]);
  });
});

describe('the stack trace as GitLab shows it', () => {
  const lines = { pre_context: ['a', ' ', 'b'], context_line: 'c', post_context: [null, 'd'] };

  it('numbers the lines around each frame and leaves out blank ones', () => {
    const frames = [
      { filename: 'a.py', abs_path: '/a.py', function: 'f', lineno: 10, colno: 3, ...lines },
      { filename: 'b.py', lineno: 2, ...lines },
      { function: 'g', ...lines },
    ];
    expect(stackTraceEntries(read({ exception: [{ type: 'A', stacktrace: { frames } }] }))).toEqual([
      {
        lineNo: 10,
        colNo: 3,
        filename: 'a.py',
        abs_path: '/a.py',
        function: 'f',
        context: [
          [7, 'a'],
          [9, 'b'],
          [10, 'c'],
          [12, 'd'],
        ],
      },
      {
        lineNo: 2,
        colNo: 0,
        filename: 'b.py',
        abs_path: 'b.py',
        function: null,
        context: [
          [1, 'b'],
          [2, 'c'],
          [4, 'd'],
        ],
      },
      { lineNo: null, colNo: 0, filename: null, abs_path: null, function: 'g', context: [] },
    ]);
  });

  it.each([
    [
      'the exception that surfaced',
      { exception: [{ stacktrace: [{ function: 'a' }] }, { stacktrace: [{ function: 'b' }] }] },
      'b',
    ],
    ['its cause where it has none', { exception: [{ stacktrace: [{ function: 'a' }] }, { type: 'B' }] }, 'a'],
    ['a thread', { exception: [{ type: 'B' }], threads: [{ stacktrace: [{ function: 't' }] }] }, 't'],
  ])('is that of %s', (_title, payload, name) => {
    expect(stackTraceEntries(read(payload)).map((entry) => entry.function)).toEqual([name]);
  });

  it('an event without frames has an empty stack trace', () => {
    expect(stackTraceEntries(read({}))).toEqual([]);
  });
});
