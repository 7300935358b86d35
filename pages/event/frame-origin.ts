import type { Frame } from './event-types.ts';

/** Folders whose next segment names a library, or, of npm, two with a scope. */
const LIBRARY =
  /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|vendor|gems|deps)[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g;
const INTERNAL = /^(node:internal|node:[\w-]+|\[native code\]|<anonymous>)/;

type Named = Pick<Frame, 'module' | 'package' | 'filename' | 'abs_path'>;

/** Whose frame it is, as short as people say it: `node:internal`, `express`, `django`, `java.lang`; `null`: nobody knows. */
export function originOf({ module, package: pack, filename, abs_path }: Named): string | null {
  const file = abs_path ?? filename ?? '';
  const internal = INTERNAL.exec(filename ?? file)?.[1];
  if (internal !== undefined) return internal;
  const library = [...file.matchAll(LIBRARY)].at(-1)?.[1];
  if (library !== undefined) return library.replace('\\', '/').replace(/-\d[\w.]*$|\.py$/, '');
  if (pack !== null && pack !== '') return lastSegment(pack);
  if (module !== null && module !== '') return beginningOf(module);
  return null;
}

/** Whose frames a run has, at most two of them by name: `express, node:internal and 2 others`. */
export function originsOf(frames: readonly Named[]): string | null {
  const names = [...new Set(frames.map(originOf))].filter((name) => name !== null);
  if (names.length === 0) return null;
  if (names.length <= 2) return names.join(' and ');
  const others = names.length - 2;
  return `${names.slice(0, 2).join(', ')} and ${others} ${others === 1 ? 'other' : 'others'}`;
}

/** `java.util.concurrent.FutureTask` is `java.util`; `net/http` stays. */
function beginningOf(module: string): string {
  return module.includes('/') ? module : module.split('.').slice(0, 2).join('.');
}

const lastSegment = (path: string): string => path.split(/[\\/]/).findLast(Boolean) ?? path;
