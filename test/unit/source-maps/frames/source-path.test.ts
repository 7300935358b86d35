import { describe, expect, it } from 'vitest';
import { sourcePathOf } from '../../../../shared/source-maps/frames/source-path.ts';

describe('the path of a source', () => {
  it.each([
    ['webpack:///./src/app.tsx', 'src/app.tsx', false],
    ['webpack://shop/./src/app.tsx?f3c2', 'src/app.tsx', false],
    ['webpack://@acme/shop/./src/app.tsx', 'src/app.tsx', false],
    ['webpack://shop/src/app.tsx', 'src/app.tsx', false],
    ['webpack://_N_E/(app-pages-browser)/./src/app.tsx', 'src/app.tsx', false],
    ['webpack-internal:///(app-pages-browser)/./src/app.tsx', 'src/app.tsx', false],
    ['webpack:///./~/react/lib/React.js', '~/react/lib/React.js', true],
    ['webpack://shop/./node_modules/react/index.js', 'node_modules/react/index.js', true],
    ['webpack://shop/webpack/bootstrap', 'webpack/bootstrap', true],
    ['webpack:///(webpack)/buildin/global.js', '(webpack)/buildin/global.js', true],
    ['turbopack:///[project]/src/app.tsx', 'src/app.tsx', false],
    ['turbopack://[project]/src/app.tsx', 'src/app.tsx', false],
    ['turbopack:///[next]/internal/font.js', '[next]/internal/font.js', true],
    ['turbopack:///[project]/node_modules/next/a.js', 'node_modules/next/a.js', true],
    ['/@fs/home/me/shop/src/a.ts?t=17', '/home/me/shop/src/a.ts', false],
    ['http://localhost:5173/src/a.ts?t=17', 'http://localhost:5173/src/a.ts', false],
    ['../../src/a.ts', 'src/a.ts', false],
    ['../node_modules/.pnpm/x/index.js', 'node_modules/.pnpm/x/index.js', true],
    ['./src/../lib/a.ts', 'lib/a.ts', false],
    ['..\\src\\a.ts', 'src/a.ts', false],
    ['file:///home/me/shop/src/a.ts', '/home/me/shop/src/a.ts', false],
    ['app:///src/a.ts', 'src/a.ts', false],
    ['\0vite/preload-helper.js', 'vite/preload-helper.js', true],
    ['/src/a.ts', '/src/a.ts', false],
    ['?', '?', false],
  ])('%j is %s', (name, path, isForeign) => {
    expect(sourcePathOf(name)).toEqual({ path, isForeign });
  });
});
