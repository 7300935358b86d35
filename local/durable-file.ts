import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/** Replaces a file's content: all of the new one or all of the old one, whatever happens in between. Its owner's alone. */
export function replaceFile(file: string, content: string): void {
  const written = `${file}.new`;
  const descriptor = openSync(written, 'w', 0o600);
  writeSync(descriptor, content);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(written, file);
}

/** A file's content, `null` if it is not there. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
