/** The row to go to where one has left the list: the one that took its place, or the last. `null` in an empty list. */
export function successor(before: readonly number[], now: readonly number[], id: number): number | null {
  const still = new Set(now);
  const after = before.slice(before.indexOf(id) + 1).find((one) => still.has(one));
  return after ?? before.slice(0, Math.max(0, before.indexOf(id))).findLast((one) => still.has(one)) ?? null;
}
