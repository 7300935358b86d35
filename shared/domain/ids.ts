/**
 * The id that a path segment names, as Rails casts a string to a bigint column: leading white space and zeros are
 * skipped, what follows the digits is ignored (`7abc`, `07`, ` 7`, `7.9` are all 7). `null`: no row can have it.
 */
export function recordId(text: string): number | null {
  const digits = /^\s*(\d+)/.exec(text)?.[1];
  const id = Number(digits ?? 0);
  return id > 0 && Number.isSafeInteger(id) ? id : null;
}

/** Longer paths exist nowhere; DynamoDB refuses a key of more than 2,048 bytes. */
const MAX_PATH_BYTES = 1024;

/**
 * How a project is addressed: digits are an id and never a path, anything with a slash is a full path, the rest names
 * no project. `reference` is decoded already.
 */
export function projectReference(reference: string): { id: number } | { path: string } | null {
  if (/^-?\d+$/.test(reference)) {
    const id = recordId(reference);
    return id === null ? null : { id };
  }
  return reference.includes('/') && Buffer.byteLength(reference) <= MAX_PATH_BYTES ? { path: reference } : null;
}
