/** The entries of an object or a list; `null` for what has none. */
export function childrenOf(value: unknown): [string, unknown][] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value);
}

/** What is said of a value that is not opened: `{…} 3`, `[…] 12`, `true`, `[]`. */
export function summaryOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[…] ${value.length}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const count = Object.keys(value).length;
  return count === 0 ? '{}' : `{…} ${count}`;
}
