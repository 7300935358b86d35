/**
 * Rack's reading of `a=1`, `a[]=1` and `a[b]=1`, to the depth that this API uses: the last of several plain values wins,
 * `[]` collects a list, `[b]` an object. A plain name without a value is `null`.
 */
export function nestedParams(pairs: Iterable<readonly [string, unknown]>): Map<string, unknown> {
  const params = new Map<string, unknown>();
  for (const [name, value] of pairs) {
    const [, key, inner] = /^([^[]+)\[([^\]]*)\]/.exec(name) ?? [];
    if (key === undefined || inner === undefined) params.set(name, value);
    else if (inner === '') listAt(params, key).push(value);
    else
      Object.defineProperty(objectAt(params, key), inner, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return params;
}

// Both are filled in place: to copy them for each value would let one form keep a function busy for minutes.

function listAt(params: Map<string, unknown>, key: string): unknown[] {
  const there = params.get(key);
  if (Array.isArray(there)) return there;
  const made: unknown[] = [];
  params.set(key, made);
  return made;
}

function objectAt(params: Map<string, unknown>, key: string): object {
  const there = params.get(key);
  // A file is an object too, but not one of ours.
  if (typeof there === 'object' && there !== null && Object.getPrototypeOf(there) === Object.prototype) return there;
  const made = {};
  params.set(key, made);
  return made;
}
