/** What a user is best told apart by, in the order in which people want to read it. */
const NAMES = ['username', 'name', 'email', 'id', 'ip_address'];

/** A short name of the user that an event has; `null` where it has none. SDKs send anything here. */
export function userName(user: unknown): string | null {
  if (typeof user !== 'object' || user === null) return textOf(user);
  const fields: Readonly<Record<string, unknown>> = { ...user };
  return NAMES.map((name) => textOf(fields[name])).find((text) => text !== null) ?? null;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
