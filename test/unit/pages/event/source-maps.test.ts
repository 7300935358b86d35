import { describe, expect, it } from 'vitest';
import { stackText } from '../../../../pages/error/stack-text.ts';
import { asSent, hasMapped } from '../../../../pages/event/as-sent.ts';
import { debugIdsOf } from '../../../../pages/event/debug-ids.ts';
import type { Frame } from '../../../../pages/event/event-types.ts';
import { explainedOf, isUnmapped } from '../../../../pages/event/unmapped.ts';
import { presented } from '../error/shown-event.ts';

const APP = 'https://shop.example/app-4f2c.js';
const raw = { function: 't', filename: APP, lineno: 2, colno: 290 };
const inSource: Frame = {
  function: 'payBasket',
  filename: 'src/checkout.ts',
  abs_path: null,
  module: 'src/checkout',
  package: null,
  lineno: 7,
  colno: 11,
  in_app: true,
  own: true,
  context: [[7, 'throw new RangeError();']],
  vars: { sum: 130 },
  source_url: 'https://gitlab.example/checkout.ts#L7',
  raw,
  debug_id: 'a',
};
const { raw: _raw, ...unmapped }: Frame = { ...inSource, ...raw };

const { details } = presented({ exception: { values: [{ type: 'RangeError', value: 'too expensive' }] } });
const withFrames = (frames: Frame[]) => ({
  ...details,
  exceptions: details.exceptions.map((one) => ({ ...one, frames })),
});
const mapped = withFrames([unmapped, inSource]);

describe('a stack as it was sent', () => {
  it('has the names and places that were sent, and nothing that is of the source alone', () => {
    const [, frame] = asSent(mapped).exceptions[0]!.frames;
    expect(frame).toMatchObject({ ...raw, debug_id: 'a', module: null, context: [], vars: { sum: 130 }, own: true });
    expect(frame).not.toHaveProperty('source_url');
  });

  it('says where in the source each frame is, and leaves the others', () => {
    const [first, second] = asSent(mapped).exceptions[0]!.frames;
    expect(first).toBe(unmapped);
    expect(second!.raw).toEqual({
      function: 'payBasket',
      filename: 'src/checkout.ts',
      lineno: 7,
      colno: 11,
    });
  });

  it('is copied as it is shown', () => {
    expect(stackText(mapped)).toContain('    at payBasket (src/checkout.ts:7:11)');
    expect(stackText(asSent(mapped))).toContain(`    at t (${APP}:2:290)`);
  });

  it('can be chosen where there is a choice', () => {
    const threads = [{ id: '1', name: null, crashed: true, current: true, state: null, frames: [inSource] }];
    expect([mapped, { ...details, threads }, { ...details, stacktrace: [inSource] }].map(hasMapped)).toEqual(
      Array(3).fill(true),
    );
    expect([details, withFrames([unmapped])].map(hasMapped)).toEqual([false, false]);
    expect(hasMapped(asSent(mapped))).toBe(true);
  });
});

describe('debug ids of an event', () => {
  it('are those of its images that have a file', () => {
    const images = [
      { type: 'sourcemap', code_file: APP, debug_id: 'a' },
      { type: 'elf', debug_id: 'b' },
    ];
    expect([...debugIdsOf({ debug_meta: { images } })]).toEqual([[APP, 'a']]);
  });

  it.each([{}, { debug_meta: null }, { debug_meta: 'x' }, { debug_meta: { images: { 0: {} } } }])(
    'are none in %j',
    (payload) => expect(debugIdsOf(payload).size).toBe(0),
  );

  it.each([null, 7, 'x', [], { code_file: 7, debug_id: 'a' }])('are none of an image that is %j', (image) => {
    expect(debugIdsOf({ debug_meta: { images: [image] } }).size).toBe(0);
  });
});

describe('a frame that no source map is applied to', () => {
  const NONE = new Map<string, string>();
  const frame = { filename: APP, abs_path: null, lineno: 1, colno: 44_120 };

  it.each([
    ['is far to the right of a script', {}, NONE, true],
    ['is of a script that calls itself minified', { filename: '/static/app.min.js?v=1', colno: 12 }, NONE, true],
    ['has a debug id, by its address', { colno: 1, abs_path: APP, filename: 'app.js' }, new Map([[APP, 'a']]), true],
    ['has no line', { lineno: null }, new Map([[APP, 'a']]), false],
    ['is where people write', { filename: '/srv/src/pay.js', colno: 13 }, NONE, false],
    ['is of no script', { filename: 'src/pay.py' }, NONE, false],
    ['is of the runtime', { filename: 'node:internal/modules/run_main' }, NONE, false],
  ])('%s', (_, changes, debugIds, isIt) => {
    expect(isUnmapped({ ...frame, ...changes }, debugIds)).toBe(isIt);
  });

  it('is none that is mapped', () => expect(isUnmapped({ ...frame, raw }, new Map([[APP, 'a']]))).toBe(false));

  it('is found among those that the API explains by its place, by either of its names', () => {
    const explained = [
      { filename: APP, line: 1, column: 7 },
      { filename: APP, line: 1, column: 44_120 },
    ];
    expect(explainedOf(explained, frame)).toBe(explained[1]);
    expect(explainedOf(explained, { ...frame, filename: 'app.js', abs_path: APP })).toBe(explained[1]);
    expect(explainedOf(explained, { ...frame, colno: 8 })).toBeUndefined();
  });
});
