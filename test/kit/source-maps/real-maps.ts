import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

/** A bundle of installed packages, and its map. */
export interface RealMap {
  script: Buffer;
  map: Buffer;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Bundles packages by their names with esbuild, minified, as an application would have them. */
export async function realMap(packages: readonly string[], options: BuildOptions = {}): Promise<RealMap> {
  const imports = packages.map((name, index) => `import * as p${index} from ${JSON.stringify(name)};`);
  const all = `console.log(${packages.map((_, index) => `p${index}`).join()})`;
  const { outputFiles } = await build({
    stdin: { contents: `${imports.join('\n')}\n${all}`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    sourcemap: true,
    write: false,
    outfile: 'app.js',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    external: ['*.node'],
    loader: { '.html': 'text', '.svg': 'text', '.css': 'empty', '.ttf': 'empty' },
    ...options,
  });
  const [map, script] = outputFiles!.map(({ contents }) => Buffer.from(contents));
  return { map: map!, script: script! };
}
