import { describe, expect, it } from 'vitest';
import type { SentFrame } from '../../../../shared/source-maps/frames/found-frames.ts';
import { sentenceOf, type Unmapped } from '../../../../shared/source-maps/frames/unmapped.ts';
import { ID, mapped, OTHER } from '../../../kit/source-maps/frames.ts';

describe('a frame that is not mapped says why', () => {
  it.each<[string, Unmapped, Partial<SentFrame>, object]>([
    ['no debug id', { reason: 'no-debug-id' }, {}, { ids: [] }],
    ['no debug id of its file', { reason: 'no-debug-id' }, { abs_path: 'native', filename: '[native code]' }, {}],
    ['nothing uploaded', { reason: 'not-uploaded', debugId: OTHER }, {}, { ids: [OTHER] }],
    [
      'two ids, and none uploaded',
      { reason: 'two-debug-ids', debugIds: [OTHER, ID.replace('a', 'c')] },
      {},
      { ids: [OTHER, ID.replace('a', 'c')] },
    ],
    [
      'a map too large',
      { reason: 'refused', debugId: OTHER, file: 'app.js.map', problem: 'has more than 5 bytes' },
      {},
      {
        ids: [OTHER],
        artifacts: { [OTHER]: { state: 'refused', file: 'app.js.map', problem: 'has more than 5 bytes' } },
      },
    ],
    [
      'out of reach',
      { reason: 'unreachable', debugId: OTHER },
      {},
      { ids: [OTHER], artifacts: { [OTHER]: { state: 'unreachable' } } },
    ],
    ['no line', { reason: 'no-line' }, { lineno: null }, {}],
    ['line 0', { reason: 'no-line' }, { lineno: 0 }, {}],
    ['nothing on its line', { reason: 'no-mapping', debugId: ID, line: 9, column: 1 }, { lineno: 9 }, {}],
    [
      'nothing on its line, and no column',
      { reason: 'no-mapping', debugId: ID, line: 9, column: null },
      { lineno: 9, colno: null },
      {},
    ],
  ])('%s', async (_, unmapped, frame, more) => {
    expect(await mapped([frame], more)).toEqual([{ unmapped }]);
    expect(sentenceOf(unmapped)).toMatch(/^[A-Z].*\.$/);
  });

  it('but is mapped by either of two ids', async () => {
    expect((await mapped([{ colno: 16 }], { ids: [OTHER, ID] }))[0]).toMatchObject({ mapped: { debug_id: ID } });
  });

  it('names the file and the limit in its sentence', () => {
    const unmapped: Unmapped = { reason: 'refused', debugId: ID, file: 'app.js.map', problem: 'has more than 5 bytes' };
    expect(sentenceOf(unmapped)).toBe(
      `The source map with debug id ${ID} cannot be used. app.js.map: has more than 5 bytes.`,
    );
  });
});
