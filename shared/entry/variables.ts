/** Of a process. */
export type Variables = NodeJS.ProcessEnv;

/** The values of variables that there must be. @throws Error naming every one that is missing. */
export function given(variables: Variables, ...names: string[]): string[] {
  return valuesOf(variables, names, (value) => !value);
}

/** The same of those that may be empty. */
export function told(variables: Variables, ...names: string[]): string[] {
  return valuesOf(variables, names, (value) => value === undefined);
}

function valuesOf(
  variables: Variables,
  names: readonly string[],
  isMissing: (value: string | undefined) => boolean,
): string[] {
  const missing = names.filter((name) => isMissing(variables[name]));
  if (missing.length > 0) throw new Error(`missing in the function's environment: ${missing.join(', ')}`);
  return names.map((name) => variables[name]!);
}

/** @param names of the variables. @throws Error naming every one that is missing or no positive integer. */
export function positiveIntegers<Key extends string>(
  variables: Variables,
  names: Record<Key, string>,
): Record<Key, number> {
  const all = Object.entries<string>(names).map(([key, name]) => ({ key, name, value: Number(variables[name]) }));
  const wrong = all.filter(({ value }) => !Number.isSafeInteger(value) || value < 1).map(({ name }) => name);
  if (wrong.length > 0)
    throw new Error(`missing in the function's environment, or no positive integer: ${wrong.join(', ')}`);
  return Object.fromEntries(all.map(({ key, value }) => [key, value])) as Record<Key, number>;
}
