import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../../../shared/source-maps/frames/artifact.ts';
import { debugImagesOf } from '../../../../shared/source-maps/frames/debug-images.ts';
import type { SentFrame } from '../../../../shared/source-maps/frames/found-frames.ts';
import { mapFrames } from '../../../../shared/source-maps/frames/map-frames.ts';
import { DamagedIndex } from '../../../../shared/source-maps/index/varints.ts';
import { ID, image, mapped, SENT, UPLOAD } from '../../../kit/source-maps/frames.ts';
import { opened, type Upload } from '../../../kit/source-maps/opened.ts';
import { mappingsOf } from '../../../kit/source-maps/vlq.ts';

async function functionOf(frames: readonly Partial<SentFrame>[], upload: Upload): Promise<string | null | undefined> {
  const result = (await mapped(frames, { upload })).at(-1)!;
  return 'mapped' in result ? result.mapped.function : undefined;
}

describe('a frame', () => {
  it('is shown in the words of its source', async () => {
    expect(await mapped([{ colno: 16 }])).toEqual([
      {
        mapped: {
          debug_id: ID,
          file: 'src/basket.ts',
          function: 'openBasket',
          line: 3,
          column: 9,
          imprecise: false,
          in_app: true,
          context_line: '  items.apply(n);',
          pre_context: ['export function openBasket() {'],
          post_context: ['}'],
          no_text: false,
        },
      },
    ]);
  });

  it('is found by its line and column less one, never by the mapping beside', async () => {
    const placeOf = async (colno: number) => {
      const [result] = await mapped([{ colno }]);
      return 'mapped' in result! ? [result.mapped.line, result.mapped.column] : result!.unmapped.reason;
    };
    expect(await placeOf(1)).toEqual([2, 1]);
    expect(await placeOf(9)).toEqual([2, 1]);
    expect(await placeOf(10)).toEqual([2, 17]);
    expect(await placeOf(13)).toEqual([2, 17]);
    expect(await placeOf(14)).toEqual([3, 3]);
    expect(await placeOf(41)).toBe('no-mapping');
  });

  it.each([0, null])('with column %s is at the first mapping of its line, and says that it guesses', async (colno) => {
    const upload = {
      map: {
        sources: ['a.ts', 'b.ts'],
        names: [],
        sourcesContent: ['one\ntwo'],
        mappings: mappingsOf([
          [
            [3, 0, 1, 0],
            [9, 1, 0, 0],
          ],
          [
            [3, 0, 1, 0],
            [9, 0, 0, 0],
          ],
        ]),
      },
    };
    const [one, two] = await mapped(
      [
        { colno, lineno: 1 },
        { colno, lineno: 2 },
      ],
      { upload },
    );
    expect(one).toMatchObject({
      mapped: { line: 2, column: null, imprecise: true, function: 't', context_line: null },
    });
    expect(two).toMatchObject({ mapped: { line: 2, column: null, imprecise: false, context_line: 'two' } });
  });

  it('of a package is not of the application, and neither is one that the map says to ignore', async () => {
    expect((await mapped([{ colno: 32 }]))[0]).toMatchObject({
      mapped: { file: 'node_modules/lib/index.js', in_app: false, no_text: true },
    });
    const map = { sources: ['a.ts'], ignoreList: [0], sourcesContent: ['x'], names: [], mappings: 'AAAA' };
    expect((await mapped([{}], { upload: { map } }))[0]).toMatchObject({
      mapped: { in_app: false, context_line: null },
    });
    expect((await mapped([{ in_app: null, colno: 16 }]))[0]).toMatchObject({ mapped: { in_app: null } });
  });

  it('without a name is called what its caller calls it, unless that is apply, call or bind', async () => {
    expect(await functionOf([{ colno: 32 }, { colno: 32 }], UPLOAD)).toBe('render');
    expect(await functionOf([{ colno: 16 }, { colno: 32 }], UPLOAD)).toBe('t');
    expect(await functionOf([{ colno: 41 }, { colno: 32 }], UPLOAD)).toBe('t');
    expect(await functionOf([{ colno: 32 }], UPLOAD)).toBe('t');
    const named = (name: string) => ({
      script: '(()=>{})()',
      map: { sources: ['a'], names: [name], mappings: mappingsOf([[[0, 0, 0, 0, 0]]]) },
    });
    for (const name of ['call', 'bind', '__webpack_require__', ''])
      expect(await functionOf([{ colno: 1 }, { colno: 4 }], named(name))).toBe('t');
  });

  it('keeps its long lines around its column only', async () => {
    const line = `${'ab'.repeat(2000)}HERE${'cd'.repeat(2000)}`;
    const map = { sources: ['a'], names: [], sourcesContent: [line], mappings: mappingsOf([[[0, 0, 0, 4000]]]) };
    const [result] = await mapped([{}], { upload: { map } });
    expect(result).toMatchObject({ mapped: { context_line: expect.stringMatching(/^[ab]{128}HERE[cd]{380}$/) } });
  });

  it('has lines where there is room, the innermost first, and is mapped without them if they cannot be read', async () => {
    const { index } = await opened(UPLOAD);
    const { texts } = await opened(UPLOAD);
    const images = debugImagesOf({ images: [image(ID)] });
    const frames = [
      { ...SENT, colno: 16 },
      { ...SENT, colno: 14 },
    ];
    const linesOf = async (artifact: Artifact) => {
      const results = await mapFrames(frames, images, new Map([[ID, artifact]]), {
        linesAround: 0,
        framesWithLines: 1,
      });
      return results.map((result) => ('mapped' in result ? result.mapped.context_line : 'none'));
    };
    expect(await linesOf({ state: 'ready', index, texts })).toEqual([null, '  items.apply(n);']);
    texts.lines = () => Promise.reject(new DamagedIndex('test'));
    expect(await linesOf({ state: 'ready', index, texts })).toEqual([null, null]);
  });
});
