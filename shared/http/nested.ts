/**
 * Rack's reading of `a=1`, `a[]=1` and `a[b]=1`, to the depth that this API uses: the last of several plain values wins,
 * `[]` collects a list, `[b]` an object. A plain name without a value is `null`.
 */
export function nestedParams(pairs: Iterable<readonly [string, unknown]>): Map<string, unknown> {
  const params = new Map<string, unknown>();
  for (const [name, value] of pairs) {
    const [, key, inner] = /^([^[]+)\[([^\]]*)\]/.exec(name) ?? [];
    if (key === undefined || inner === undefined) params.set(name, value);
    else if (inner === '') params.set(key, [...asList(params.get(key)), value]);
    else
      params.set(
        key,
        Object.defineProperty({ ...asObject(params.get(key)) }, inner, {
          value,
          enumerable: true,
          writable: true,
          configurable: true,
        }),
      );
  }
  return params;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const asObject = (value: unknown): object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
