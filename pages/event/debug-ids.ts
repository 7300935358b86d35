/** The debug id of a script by what its address is called in frames. */
export type DebugIds = ReadonlyMap<string, string>;

/** Finds the debug ids of scripts that an SDK sends along with the stacks; a payload may have anything there. */
export function debugIdsOf(payload: Readonly<Record<string, unknown>>): DebugIds {
  const { images } = Object(payload['debug_meta']) as { images?: unknown };
  const found = (Array.isArray(images) ? images : []).map((image): [unknown, unknown] => {
    const { code_file, debug_id } = Object(image) as Record<string, unknown>;
    return [code_file, debug_id];
  });
  return new Map(found.filter((pair): pair is [string, string] => pair.every((one) => typeof one === 'string')));
}
