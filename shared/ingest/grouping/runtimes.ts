import type { Frame } from '../event/error-event.ts';

/** Longer names are templates of templates; whose they are is at the front. */
const MAX_NAME_CHARACTERS = 512;

/** Rust's own crates, and those that make, log and send errors; C++'s namespaces; first segments of a path, exactly. */
const LIBRARIES = new Set(
  (
    'std core alloc __rustc backtrace panic_unwind panic_abort __gnu_cxx __cxxabiv1 ' +
    'anyhow eyre color_eyre failure error_chain tracing tracing_core tracing_subscriber log ' +
    'sentry sentry_actix sentry_anyhow sentry_backtrace sentry_contexts sentry_core sentry_debug_images sentry_failure ' +
    'sentry_log sentry_opentelemetry sentry_panic sentry_slog sentry_tower sentry_tracing sentry_types'
  ).split(' '),
);

/** What runs before `main` and below a thread, another set on each system and in each of its versions. */
const ENTRY =
  /^(?:_?start|_dl_start\w*|__libc_start_(?:main|call_main)\w*|start_thread|_?_?clone3?|_pthread_start|thread_start|BaseThreadInitThunk|RtlUserThreadStart|__scrt_common_main\w*|invoke_main|w?(?:WinM|m)ainCRTStartup|_{2,3}rust_\w+|rust_begin_unwind|rust_panic)$/;

/** Go's own packages below an application and the SDKs. */
const GO_PACKAGES = ['runtime', 'testing', 'github.com/getsentry/sentry-go', 'github.com/getsentry/raven-go'];

/** Whether a function is the runtime's or the SDK's by its name. */
export function isRuntimes(frame: Frame, isGo: boolean): boolean {
  const name = qualifiedName(frame, isGo);
  if (isGo) return GO_PACKAGES.some((path) => name.startsWith(path) && /^(?:\/|\.|@v)/.test(name.slice(path.length)));
  return ENTRY.test(name) || areLibraries(headsOf(name));
}

/** A function with its path and without what a compiler adds: `runtime.gopanic`, `core::panicking::panic_fmt`. */
export function qualifiedName(frame: Frame, isGo: boolean): string {
  const name = frame.function?.slice(0, MAX_NAME_CHARACTERS).trim() ?? '';
  if (isGo) return frame.module === null || name.startsWith(`${frame.module}.`) ? name : `${frame.module}.${name}`;
  const plain = name
    .replace(/^[\w.-]{1,64}!/, '')
    .replace(/\[[\da-f]{8,16}\]/g, '')
    .replace(/^__GI_/, '');
  return /^(?:[-+<]|Swift )/.test(plain) ? plain : declaredName(plain);
}

/** A declaration's name, without the types of its result, its arguments and its templates. */
function declaredName(declaration: string): string {
  const name = outsideBrackets(declaration.replace(/\boperator\b.*$/s, ''));
  return name.slice(name.lastIndexOf(' ') + 1);
}

/** Text outside of `<…>`, up to the arguments: `void std::f<A (*)(B)>(C) const` → `void std::f`. */
function outsideBrackets(text: string): string {
  let depth = 0;
  let outside = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '<') depth++;
    else if (character === '>' && text[index - 1] !== '-') depth = Math.max(0, depth - 1);
    else if (depth === 0 && character === '(' && index > 0) return outside;
    else if (depth === 0) outside += character;
  }
  return outside;
}

/** The first segments of a name's path; two for `<A as B>::f`. Types without a path have none. */
function headsOf(name: string): string[] {
  const places = name.startsWith('<') ? implementedFor(name) : [name];
  return places.flatMap((place) => HEAD.exec(place)?.[1] ?? []);
}

const HEAD = /^(?:[<&*([]|(?:mut|const|dyn|impl) )*([A-Za-z_]\w*)::/;

/** `<A as B>::f` → A and B; `<A>::f` → A. */
function implementedFor(name: string): string[] {
  let depth = 0;
  for (let index = 0; index < name.length; index++) {
    if (name[index] === '<') depth++;
    else if (name[index] === '>' && name[index - 1] !== '-') depth--;
    if (depth === 1 && name.startsWith(' as ', index)) return [name.slice(1, index), name.slice(index + 4)];
    if (depth === 0) return [name.slice(1, index)];
  }
  return [name.slice(1)];
}

function areLibraries(heads: readonly string[]): boolean {
  return heads.length > 0 && heads.every((head) => LIBRARIES.has(head));
}
