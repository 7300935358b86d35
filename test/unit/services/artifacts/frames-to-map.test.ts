import { expect, it } from 'vitest';
import { framesToMap, pathOf, wantedBy } from '../../../../shared/services/artifacts/frames-to-map.ts';
import { debugImagesOf } from '../../../../shared/source-maps/frames/debug-images.ts';
import { FRAME, payloadOf } from '../../../kit/source-maps/payloads.ts';

it('as many frames and scripts are looked up as there is room for, the innermost first', () => {
  const scripts = Array.from({ length: 30 }, (_, at) => `https://shop.example/${at}.js`);
  const ids = scripts.map((_, at) => `8b4a1c0a-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`);
  const images = scripts.map((code_file, at) => ({ type: 'sourcemap', code_file, debug_id: ids[at]! }));
  const payload = payloadOf(Array.from({ length: 270 }, (_, at) => ({ ...FRAME, abs_path: scripts[at % 30]! })));
  const stacks = framesToMap({ ...payload, stacktrace: { frames: [FRAME] } });
  expect(stacks.map(({ frames, left }) => [frames.length, left.length])).toEqual([
    [250, 20],
    [0, 1],
  ]);
  const wanted = wantedBy(payload, stacks, debugImagesOf({ images }), { release: null, dist: null });
  expect(wanted.ids).toEqual(ids.slice(10).toReversed());
});

it('scripts of several debug ids make room for no more', () => {
  const scripts = Array.from({ length: 9 }, (_, at) => `https://shop.example/${at}.js`);
  const id = (script: number, at: number): string => `8b4a1c0a-0000-4000-8000-00000000${script}00${at}`;
  const images = scripts.flatMap((code_file, script) =>
    Array.from({ length: 3 }, (_, at) => ({ type: 'sourcemap', code_file, debug_id: id(script + 1, at) })),
  );
  const payload = payloadOf(scripts.map((abs_path) => ({ ...FRAME, abs_path })));
  const known = { release: null, dist: null };
  expect(wantedBy(payload, framesToMap(payload), debugImagesOf({ images }), known).ids).toHaveLength(20);
});

it.each([
  ['https://shop.example/static/app.js?v=1#a', '~/static/app.js'],
  ['app:///main.jsbundle', '~/main.jsbundle'],
  ['/srv/app/index.js', '~/srv/app/index.js'],
  ['https://shop.example/', null],
  ['node:fs', null],
])('the path of %s in its release is %s', (abs_path, path) => {
  expect(pathOf({ abs_path, filename: null })).toBe(path);
});
