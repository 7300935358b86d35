import type { Artifact } from '../../../shared/source-maps/frames/artifact.ts';
import { debugImagesOf } from '../../../shared/source-maps/frames/debug-images.ts';
import type { SentFrame } from '../../../shared/source-maps/frames/found-frames.ts';
import { mapFrames, type FrameResult } from '../../../shared/source-maps/frames/map-frames.ts';
import { opened, type Upload } from './opened.ts';
import { mappingsOf } from './vlq.ts';

export const ID = '8b4a1c0a-0000-4000-8000-00000000000a';
export const OTHER = '8b4a1c0a-0000-4000-8000-00000000000b';
export const FILE = 'https://shop.example/app.js';
export const image = (debug_id: string) => ({ type: 'sourcemap', code_file: FILE, debug_id });
export const SENT: SentFrame = { function: 't', filename: FILE, abs_path: FILE, lineno: 1, colno: 1, in_app: true };

/** `function t(){i.apply(n)}` of `src/basket.ts`, then a library, then code of no source. */
export const UPLOAD: Upload = {
  script: 'function t(){i.apply(n)};(()=>{n(1)})();e()',
  map: {
    sources: ['webpack://shop/./src/basket.ts?f3c2', 'webpack://shop/./node_modules/lib/index.js'],
    sourcesContent: ['// 1\nexport function openBasket() {\n  items.apply(n);\n}\n', null],
    names: ['openBasket', 'apply', 'render'],
    mappings: mappingsOf([[[0, 0, 1, 0], [9, 0, 1, 16, 0], [13, 0, 2, 2], [15, 0, 2, 8, 1], [31, 1, 40, 4, 2], [40]]]),
  },
};

/** Maps frames that are like `SENT` where they do not say otherwise. */
export async function mapped(
  frames: readonly Partial<SentFrame>[],
  {
    upload = UPLOAD,
    ids = [ID],
    artifacts = {},
  }: { upload?: Upload; ids?: string[]; artifacts?: Record<string, Artifact> } = {},
): Promise<FrameResult[]> {
  const ready: Artifact = { state: 'ready', ...(await opened(upload)) };
  const images = debugImagesOf({ images: ids.map(image) });
  const all = new Map(Object.entries({ [ID]: ready, ...artifacts }));
  const options = { linesAround: 1, framesWithLines: 10 };
  return mapFrames(
    frames.map((frame) => ({ ...SENT, ...frame })),
    images,
    all,
    options,
  );
}
