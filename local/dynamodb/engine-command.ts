import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/**
 * Where the embedded engine's program is: the one that npm installed for this platform, else a `dynoxide` on the PATH.
 * @throws Error saying what to do when there is none.
 */
export function findEngine(searchPath = process.env['PATH'] ?? ''): string {
  const installed = installedEngine();
  if (installed !== null) return installed;
  const found = searchPath
    .split(delimiter)
    .map((directory) => join(directory, 'dynoxide'))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    `There is no embedded database for ${process.platform}-${process.arch}. Put a dynoxide on the PATH ` +
      '(https://github.com/nubo-db/dynoxide), or start a DynamoDB that has time to live and streams, such as ' +
      "MiniStack's, and give its address in DYNAMODB_ENDPOINT, for example http://localhost:4566.",
  );
}

function installedEngine(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `@dynoxide/${process.platform}-${process.arch}/package.json`,
    );
    const file = join(manifest, '..', 'dynoxide');
    return isExecutable(file) ? file : null;
  } catch {
    return null;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
