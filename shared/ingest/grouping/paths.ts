const MAX_PATH_CHARACTERS = 1024;

/** A file and the directory that it is in: enough to tell files apart, too little to name the machine. */
const SEGMENTS = 2;

/** Where packages are unpacked: what is before the last of them depends on the machine. */
const PACKAGE_ROOT =
  /^.*\/(?:node_modules|bower_components|site-packages|dist-packages|gems|bundler\/gems|go\/pkg\/mod|registry\/src\/[^/]+|vendor\/bundle|vendor)\//;

/** Where applications are unpacked. */
const APPLICATION_ROOT =
  /^\/(?:home\/[^/]+|users\/[^/]+|root|usr\/src\/app|usr\/src|usr\/local|usr\/lib|app|var\/www\/html|var\/www|var\/task|srv|opt|workspace|code|build|github\/workspace|rustc\/[^/]+|inetpub\/wwwroot|private\/tmp|tmp)\//;

/** Not a file: code from a string, from a template, from the runtime itself. */
const NO_FILE = /^(?:[<([].*[>)\]]|native|evalmachine\..*|(?:data|blob|about|javascript):.*|eval at .*|undefined|)$/s;

const VERSION = /^v?\d+\.\d[\w.+-]*$/;
const NUMBER = /^\d+$/;
const HEX = /^(?=[a-f]*\d)[\da-f]{7,64}$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const SCRIPT = /\.(?:js|mjs|cjs|jsx|ts|tsx|css|html?|bundle|jsbundle)$/i;

/** Whether a frame's file is a script from the network. */
export function isUrl(path: string | null): boolean {
  return path !== null && /^(?:https?:\/\/|blob:)/i.test(path);
}

/** The part of a file's path that is the same on every machine and in every release, in lower case. */
export function stablePath(path: string | null): string | null {
  if (path === null) return null;
  let stable = path.slice(0, MAX_PATH_CHARACTERS).trim();
  if (NO_FILE.test(stable)) return null;
  stable = stable
    .replace(/[?#].*$/s, '')
    .replace(/\(\d+\) : .*$/s, '')
    .replaceAll('\\', '/')
    .replace(/^file:\/\//i, '')
    .replace(/^[a-z][a-z\d+.-]+:\/\/[^/]*(?:\/+|$)(?:\([a-z-]+\)\/)?/i, '')
    .replace(/^\/?[a-z]:\//i, '/');
  const file = stable.split('/').at(-1)!;
  const script = SCRIPT.test(file);
  stable = stable.toLowerCase().replace(PACKAGE_ROOT, '').replace(APPLICATION_ROOT, '');
  const directories = stable.split('/').slice(0, -1);
  const segments = [(script ? withoutBuildHash(file) : file).toLowerCase()].filter(isTelling);
  while (segments.length < SEGMENTS && directories.length > 0) {
    const segment = withoutVersion(directories.pop()!);
    if (isTelling(segment)) segments.unshift(segment);
  }
  return segments.join('/') || null;
}

function isTelling(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && segment !== '~';
}

/** A name of letters without anything between them has no hash, unless its ending begins with `min`. */
const ONE_WORD = /^[A-Za-z_/]+(?:\.(?!min)[a-z]{2,8})?$/i;

/** A directory named after a release says nothing; `rails-7.0.4`, `express@4.18.2` and `python3.11` are the name. */
function withoutVersion(segment: string): string {
  if (VERSION.test(segment) || NUMBER.test(segment) || HEX.test(segment) || UUID.test(segment)) return '';
  const name = segment.replace(/(?<=.)@v?\d.*$/s, '');
  // A version reaches to the end, so it is looked for in the last run of its characters only, and from the beginning of a
  // number only: each character is then read once or twice, where one pattern for both would start anew at each of them.
  const tail = name.search(/(?<![\w.+-])[\w.+-]*$/);
  const version = name.slice(tail).search(/[-_]?v?(?<!\d)\d+\.\d/);
  return version < 0 ? name : name.slice(0, tail + version);
}

/**
 * A script's name without the hash that bundlers put in, between dots, dashes and tildes: `main.3f2a9c1b.js`,
 * `chunk-ABC123.js`, `index-DiwrgTda.js`. A name that is only a number or a hash becomes `chunk`.
 */
export function withoutBuildHash(file: string): string {
  if (ONE_WORD.test(file)) return file;
  const [name, extension] = /^(.+?)((?:\.min)?\.[a-z]{2,8})$/i.exec(file)?.slice(1) ?? [file, ''];
  const parts = name!.replace(/[-_.@]v?\d+(?:\.\d+)+/, '').split(/([.~]|-(?=[^-]))/);
  const kept = parts.filter((part, index) => index % 2 === 1 || !isBuildHash(part, parts[index - 1]));
  const stable = kept
    .join('')
    .replace(/([.~-])[.~-]+/g, '$1')
    .replace(/^[.~-]+|[.~-]+$/g, '');
  return (stable === '' ? 'chunk' : stable) + extension!.replace(/^\.min/i, '');
}

/** Whether a script's name carries a build's hash. */
export function hasBuildHash(path: string): boolean {
  const file = path
    .replace(/[?#].*$/s, '')
    .split(/[\\/]/)
    .at(-1)!;
  return withoutBuildHash(file) !== file.replace(/\.min(?=\.[a-z]+$)/i, '');
}

/** None of the shapes below is shorter; a name may have hundreds of parts. */
const SHORTEST_HASH = 4;

function isBuildHash(part: string, separator: string | undefined): boolean {
  if (separator === undefined) return /^\d+$/.test(part) || /^(?=[a-f]*\d)[\da-f]{6,64}$/i.test(part);
  if (/^\d{1,4}$/.test(part) && separator !== '-') return true;
  if (part.length < SHORTEST_HASH) return false;
  if (/^[\da-f]{8,64}$/i.test(part)) return true;
  if (separator === '.' && /^(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{4,64}$/i.test(part)) return true;
  if (part.length < 5 || part.length > 64 || !/^[\w-]+$/.test(part)) return false;
  return /^(?=.*\d)(?=.*[a-z])/i.test(part) ? part.length >= 6 || /\d.*\d/.test(part) : isMixedCaseOfEight(part);
}

/** Rollup and Vite write eight characters of base64; one in five of them has no digit. */
function isMixedCaseOfEight(part: string): boolean {
  return part.length === 8 && /[a-z][A-Z]/.test(part);
}
