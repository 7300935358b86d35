import { minify_sync, type MinifyOptions } from 'terser';
import minifier from 'terser/package.json' with { type: 'json' };

const OPTIONS: MinifyOptions = { module: true, ecma: 2020, compress: { passes: 2 } };

/** What makes a script smaller, as a comment: whoever names a script by its content names it by this, too. */
export const MINIFIER = `/* terser ${minifier.version} ${JSON.stringify(OPTIONS)} */`;

/**
 * Makes a module that esbuild has minified smaller still: a fifteenth of the first load, in a second for all of the pages.
 * What it exports and imports keeps its name, and comments are left out.
 * @throws Error when it cannot be parsed, which what esbuild has written can.
 */
export function minifyScript(name: string, text: string): Uint8Array {
  return Buffer.from(minify_sync({ [name]: text }, OPTIONS).code!);
}
