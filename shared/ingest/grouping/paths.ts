import { withoutBuildHash } from './build-hashes.ts';

const MAX_PATH_CHARACTERS = 1024;

/** A file and the directory that it is in: enough to tell files apart, too little to name the machine. */
const SEGMENTS = 2;

/** Where packages are unpacked: what is before the last of them depends on the machine. */
const PACKAGE_ROOT =
  /^.*\/(?:node_modules|bower_components|site-packages|dist-packages|gems|bundler\/gems|go\/pkg\/mod|registry\/src\/[^/]+|vendor\/bundle|vendor)\//;

/** Where applications are unpacked. */
const APPLICATION_ROOT =
  /^\/(?:home\/[^/]+|users\/[^/]+|root|usr\/src\/app|usr\/src|usr\/local|usr\/lib|app|var\/www\/html|var\/www|var\/task|srv|opt|workspace|code|build|github\/workspace|rustc\/[^/]+|inetpub\/wwwroot|private\/tmp|tmp)\//;

/** Not a file: code from a string, from a template, from the runtime itself; what the JVM, R8 and ProGuard say of it. */
const NO_FILE =
  /^(?:[<([].*[>)\]]|native|evalmachine\..*|(?:data|blob|about|javascript):.*|eval at .*|undefined|r8-map-id-.*|unknown source|native method|SourceFile|)$/is;

const VERSION = /^v?\d+\.\d[\w.+-]*$/;
const NUMBER = /^\d+$/;
const HEX = /^(?=[a-f]*\d)[\da-f]{7,64}$/;
/** `2025-03-27T07-20-22Z`, the name of a release. */
const DATE = /^\d{4}-?\d\d-?\d\d(?:[t_-]?\d\d[-_.:]?\d\d(?:[-_.:]?\d\d)?z?)?$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const SCRIPT = /\.(?:js|mjs|cjs|jsx|ts|tsx|css|html?|bundle|jsbundle)$/i;

/** Whether a frame's file is a script from the network. */
export function isUrl(path: string | null): boolean {
  return path !== null && /^(?:https?:\/\/|blob:)/i.test(path);
}

/** Whether a script is part of a page, whose address is then its file and differs from product to product. */
export function isPage(path: string | null): boolean {
  return (
    isUrl(path) &&
    !/(?:\.(?:[cm]?js|[jt]sx|[cm]?ts|bundle|jsbundle|vue|svelte|wasm|axd)|\/js)(?:[?#;].*)?$/is.test(
      path!.slice(0, MAX_PATH_CHARACTERS),
    )
  );
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

/** A directory named after a release says nothing; `rails-7.0.4`, `express@4.18.2` and `python3.11` are the name. */
function withoutVersion(segment: string): string {
  if (VERSION.test(segment) || NUMBER.test(segment) || HEX.test(segment) || UUID.test(segment) || DATE.test(segment))
    return '';
  const name = segment.replace(/(?<=.)@v?\d.*$/s, '');
  // A version reaches to the end, so it is looked for in the last run of its characters only, and from the beginning of a
  // number only: each character is then read once or twice, where one pattern for both would start anew at each of them.
  const tail = name.search(/(?<![\w.+-])[\w.+-]*$/);
  const version = name.slice(tail).search(/[-_]?v?(?<!\d)\d+\.\d/);
  return version < 0 ? name : name.slice(0, tail + version);
}
