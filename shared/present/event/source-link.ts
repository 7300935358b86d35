import { fullPath, type Project } from '../../domain/project.ts';

/** What stands for the placeholders of a project's `source_url`. */
export interface SourcePlace {
  /** Full path of the project. */
  path: string;
  release: string | null;
  /** Of a frame: as its SDK names it. */
  file: string | null;
  line: number | null;
}

const PLACEHOLDER = /\{(path|release|version|line|file)(?::([^{}]*))?\}/g;

/** Where a file is that names no directory of a machine: bundlers and `RewriteFrames` write these. */
const VIRTUAL_ROOT = /^(?:app:\/\/\/?|webpack(?:-internal)?:\/\/(?:[^/]*\/)?|(?:\.\/)+)/;

/**
 * Makes the address of a line of source out of a project's template. What an event says is escaped, so that it changes
 * nothing but the place that it stands for. `null` where something is not known, or a file is not below the directory that
 * the template takes off.
 */
export function sourceAddress(template: string, place: SourcePlace): string | null {
  let isComplete = true;
  const address = template.replace(PLACEHOLDER, (_, name: string, root: string | undefined) => {
    const value = valueOf(name, root, place);
    if (value === null) isComplete = false;
    return value ?? '';
  });
  return isComplete ? address : null;
}

function valueOf(name: string, root: string | undefined, { path, release, file, line }: SourcePlace): string | null {
  if (name === 'path') return escaped(path);
  if (name === 'line') return line === null ? null : String(line);
  if (name === 'file') return file === null ? null : escaped(belowRoot(file, root));
  if (release === null) return null;
  return escaped(name === 'release' ? release : release.slice(release.lastIndexOf('@') + 1));
}

/** A file as the repository has it; `null` for one of another machine, or of the web. */
function belowRoot(file: string, root: string | undefined): string | null {
  const path = file.replaceAll('\\', '/').replace(/^file:\/\//, '');
  const directory = root === undefined ? '' : root.replaceAll('\\', '/').replace(/\/*$/, '/');
  if (directory.length > 1 && path.startsWith(directory)) return path.slice(directory.length);
  const relative = path.replace(VIRTUAL_ROOT, '');
  return /^(?:\/|~|[a-z][a-z0-9+.-]*:)/i.test(relative) ? null : relative;
}

/** Each segment escaped, `.` and `..` worked out; `null` for nothing, and for what leads out of the top. */
function escaped(path: string | null): string | null {
  const kept: string[] = [];
  for (const segment of path?.split('/') ?? []) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.pop() === undefined) return null;
  }
  // Halves of surrogate pairs have no UTF-8.
  return kept.length === 0 ? null : kept.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/');
}

/** Makes the address of a frame's line; `null` for one that cannot be. */
export type SourceLink = (frame: { filename: string | null; lineno: number | null }) => string | null;

/** How the addresses of an event's frames are made, by the `source_url` of its project's settings. */
export function sourceLinkOf(
  project: Pick<Project, 'namespace' | 'path'>,
  source_url: string | undefined,
  release: string | null,
): SourceLink {
  if (source_url === undefined) return () => null;
  const path = fullPath(project);
  return ({ filename, lineno }) => sourceAddress(source_url, { path, release, file: filename, line: lineno });
}
