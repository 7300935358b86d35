/** What bundlers put before the path of a source: `webpack://shop/./src/a.ts`, `turbopack:///[project]/src/a.ts`. */
const PREFIXES = [
  /^webpack-internal:\/\/\/(?:\([\w-]+\)\/)?/,
  /^webpack:\/\/\/(?:\((?!webpack\))[\w-]+\)\/)?/,
  /^webpack:\/\/(?:@[^/]+\/)?[^/]*\/(?:\([\w-]+\)\/)?/,
  /^turbopack:\/\/\/?(?:\[project\]\/)?/,
  /^(?:app|rollup|vite|ng|parcel|meteor|metro):\/\/\/?/,
  /^\/@fs(?=\/)/,
  /^file:\/\/(?=\/)/,
];

/** The query by which loaders and development servers tell versions of a file apart: `App.vue?f3c2`, `a.ts?t=17`. */
const QUERY = /[?#].*$/s;

/** Code of packages and of bundlers: webpack 1 wrote `~/` for `node_modules/`. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|bower_components|~)\/|^(?:webpack|webpack-runtime)\/|^\((?:webpack)\)|^\[(?:next|turbopack|externals)\]|^external |^\0|^(?:vite|rolldown)\/|(?:^|\/)__vite/;

/** A source's path as a person would write it, and whether it is of a package or of a tool. */
export interface SourcePath {
  path: string;
  isForeign: boolean;
}

/**
 * Takes off what bundlers put around the path of a source. Steps up at its beginning say where the bundler ran and not where
 * the file is.
 * @param name as the map has it, with `sourceRoot`
 */
export function sourcePathOf(name: string): SourcePath {
  let path = name.replaceAll('\\', '/');
  for (const prefix of PREFIXES) {
    const without = path.replace(prefix, '');
    if (without === path) continue;
    path = without;
    break;
  }
  const isVirtual = path.startsWith('\0');
  const isAddress = /^[a-z][a-z\d+.-]*:\/\//i.test(path);
  const short = path.replace(QUERY, '').replace(/^\0/, '');
  const stepped = isAddress ? short : withoutSteps(short);
  const shown = stepped === '' ? name : stepped;
  return { path: shown, isForeign: isVirtual || FOREIGN.test(shown) };
}

function withoutSteps(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.at(-1) !== '') segments.pop();
  }
  return segments.join('/');
}
